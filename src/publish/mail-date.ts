const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MAIL_DATE =
  /^(?:(\w{3}), )?\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}(?::\d{2})? ([+-]\d{4}|GMT|UT|[ECMP][SD]T)$/u;

/** A date as RSS wants it (RFC 2822): `Tue, 24 Nov 2026 06:00:00 +0000`. */
export function mailDate(iso: string): string {
  return new Date(iso).toUTCString().replace(/GMT$/u, '+0000');
}

/** True for an RFC 2822 date with the right day of the week. */
export function isMailDate(text: string): boolean {
  const match = MAIL_DATE.exec(text);
  if (match === null) return false;
  const [, day, zone = '+0000'] = match;
  // The day is told in the date's own zone: read without the zone, it is the day of that very date.
  const local = new Date(Date.parse(text.replace(zone, '+0000').replace(/^\w{3}, /u, '')));
  return !Number.isNaN(local.getTime()) && (day === undefined || DAYS[local.getUTCDay()] === day);
}
