/** A text as part of an id: lower-case letters, digits and hyphens, cut at a word; empty where nothing of it can be kept. */
export function slugOf(text: string, length: number): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/gu, 'ss')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  if (plain.length <= length) return plain;
  const cut = plain.slice(0, length + 1);
  const atWord = cut.slice(0, Math.max(0, cut.lastIndexOf('-')));
  return (atWord === '' ? plain.slice(0, length) : atWord).replace(/-+$/u, '');
}
