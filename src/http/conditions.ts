/** What a client knows of a file, from its request's headers. */
export interface ConditionHeaders {
  readonly ifNoneMatch: string | undefined;
  readonly ifModifiedSince: string | undefined;
  readonly ifRange: string | undefined;
}

/** What a file's present contents are known by. */
export interface Validators {
  /** Strong, with its quotes. */
  readonly etag: string;
  readonly modified: Date;
}

/** True where the client's copy is still good (RFC 9110, 13.1): its tag decides, its date only where it sent no tag. */
export function isFresh(headers: ConditionHeaders, { etag, modified }: Validators): boolean {
  if (headers.ifNoneMatch !== undefined) {
    const known = headers.ifNoneMatch.split(',').map((tag) => plainTag(tag));
    return known.includes('*') || known.includes(plainTag(etag));
  }
  const since = Date.parse(headers.ifModifiedSince ?? '');
  return !Number.isNaN(since) && wholeSeconds(modified) <= since;
}

/** True where a range may be served: no `If-Range`, or the very contents that it names. */
export function isRangeCurrent({ ifRange }: ConditionHeaders, { etag, modified }: Validators): boolean {
  if (ifRange === undefined) return true;
  if (ifRange.includes('"')) return ifRange.trim() === etag;
  return Date.parse(ifRange) === wholeSeconds(modified);
}

/** A tag as it is compared weakly: the gzipped form of a file is known by the same. */
function plainTag(tag: string): string {
  return tag
    .trim()
    .replace(/^W\//u, '')
    .replace(/-gzip"$/u, '"');
}

/** HTTP dates know no fractions. */
function wholeSeconds(date: Date): number {
  return Math.floor(date.getTime() / 1000) * 1000;
}
