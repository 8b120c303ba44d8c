import { sameKey, wordsOf } from '../passages/words.ts';

const SEPARATOR = /\s+[|»·•—–-]\s+|\s*\|\s*/gu;

/** A title without the site's name after or before it. */
export function cleanTitle(
  title: string,
  site: { readonly siteName?: string | undefined; readonly address: string },
): string {
  let clean = title.replaceAll(/\s+/gu, ' ').trim();
  for (;;) {
    const shorter = withoutSite(clean, site);
    if (shorter === undefined) return clean;
    clean = shorter;
  }
}

function withoutSite(
  title: string,
  site: { readonly siteName?: string | undefined; readonly address: string },
): string | undefined {
  const borders = [...title.matchAll(SEPARATOR)];
  const last = borders.at(-1);
  if (last === undefined) return undefined;
  const head = title.slice(0, last.index).trim();
  const tail = title.slice(last.index + last[0].length).trim();
  if (wordsOf(head).length >= 2 && isSite(tail, last[0].trim(), site)) return head;
  const first = borders[0] ?? last;
  const start = title.slice(0, first.index).trim();
  const rest = title.slice(first.index + first[0].length).trim();
  return site.siteName !== undefined && sameKey(start) === sameKey(site.siteName) && rest !== '' ? rest : undefined;
}

/** A name of the site itself: told by metadata or address, a wiki, or anything short after a bar. */
function isSite(
  tail: string,
  separator: string,
  { siteName, address }: { readonly siteName?: string | undefined; readonly address: string },
): boolean {
  const key = sameKey(tail);
  if (siteName !== undefined && (key === sameKey(siteName) || key.startsWith(sameKey(siteName)))) return true;
  if (/^wiki[a-zé]*\b/iu.test(tail)) return true;
  if (/\.(?:com|org|net|de|fr|es|info|news|co\.uk|gov|eu)$/iu.test(tail)) return true;
  const squeezed = key.replaceAll(' ', '');
  if (squeezed.length >= 4 && /^https?:/u.test(address) && address.toLowerCase().split('/')[2]?.includes(squeezed))
    return true;
  return (separator === '|' || separator === '»') && tail.length <= 60;
}
