/**
 * A date as pages write it (ISO 8601, RFC 2822, `2016-03-03 15:00:00 -5`, `March 3, 2016`), as ISO 8601: a bare date
 * stays one, a time without a zone is taken as UTC. Undefined for anything else, and for what lies beyond 1900 to 2100.
 */
export function parseDate(written: string): string | undefined {
  const text = written.trim();
  if (text.length === 0 || text.length > 60) return undefined;
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T\s])/u.exec(text);
  if (iso !== null && text.length <= 11) return isoDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const time = iso === null ? parseLoosely(text) : parseIsoTime(text);
  if (time === undefined) return undefined;
  const year = new Date(time).getUTCFullYear();
  if (year < 1900 || year > 2100) return undefined;
  const stamp = new Date(time).toISOString();
  return /\d:\d\d/u.test(text) ? stamp.replace('.000Z', 'Z') : stamp.slice(0, 10);
}

function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2100 || date.getUTCMonth() !== month - 1) return undefined;
  return date.toISOString().slice(0, 10);
}

function parseIsoTime(text: string): number | undefined {
  const parts =
    /^(\d{4}-\d{2}-\d{2})[T\s]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?$/iu.exec(
      text,
    );
  if (parts === null) return parseLoosely(text);
  const [, day, hours, minutes, seconds = '00', zone = 'Z'] = parts;
  const time = Date.parse(`${day}T${hours}:${minutes}:${seconds}${isoZone(zone)}`);
  return Number.isNaN(time) ? undefined : time;
}

function isoZone(zone: string): string {
  const offset = /^([+-])(\d{1,2}):?(\d{2})?$/u.exec(zone);
  return offset === null ? 'Z' : `${offset[1]}${(offset[2] ?? '').padStart(2, '0')}:${offset[3] ?? '00'}`;
}

function parseLoosely(text: string): number | undefined {
  // Date.parse takes nearly anything with a number for a date, so a month's name and a year are asked for first.
  if (!/\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/iu.test(text) || !/\b\d{4}\b/u.test(text))
    return undefined;
  const hasZone = /(?:[+-]\d{4}|\b(?:GMT|UTC|Z|[ECMP][SD]T))\b/u.test(text);
  const time = Date.parse(hasZone ? text : `${text.replace(/\s+at\s+/iu, ' ')} UTC`);
  return Number.isNaN(time) ? undefined : time;
}
