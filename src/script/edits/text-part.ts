/** The part of a segment id that stays where another document was put before its own. */
export function textPart(id: string): string {
  return id.replace(/^[^-]*-/u, '');
}
