/** A date as RSS wants it (RFC 2822): `Tue, 24 Nov 2026 06:00:00 +0000`. */
export function mailDate(iso: string): string {
  return new Date(iso).toUTCString().replace(/GMT$/u, '+0000');
}
