/** An input exactly as it arrived, before anything is read out of it. */
export interface ReceivedInput {
  /** `i1`, `i2` …: the id that source ranges name. */
  readonly id: string;
  /** Absolute path, URL (after redirects) or `stdin`. */
  readonly address: string;
  /** As detected from header, name and bytes, with `charset` where the server gave one: `text/html; charset=iso-8859-1`. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** Of `bytes`, lower-case hexadecimal. */
  readonly sha256: string;
  /** ISO 8601 UTC. */
  readonly receivedAt: string;
}
