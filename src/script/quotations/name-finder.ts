import type { Person } from '../../model/document.ts';
import type { QuotationWords } from './quotation-words.ts';

/** Knows the people of a document by the forms of their names. */
export interface NameFinder {
  /**
   * The fullest form of a person's name that the document has; undefined for what is no person's name. Where nothing
   * but its place says that a word is a name (`isSure` false), it must be one that the document knows.
   */
  readonly person: (written: string, isSure?: boolean) => string | undefined;
}

/** Words that end the name of an institution or a paper, which is nobody's voice. */
const INSTITUTIONS =
  /^(?:news|times|post|journal|press|media|radio|tv|authority|ministry|council|agency|office|department|party|union|group|company|bank|university|court|commission|committee|police|institute|foundation|association|army|government|parliament|house|church|club|services?|board|inc|ltd|corp|network|centre|center|school|hospital|ministerium|rat|amt|partei|gericht|behörde|zeitung|universität|polizei|regierung|ministère|conseil|parti|tribunal|université|gouvernement|ministerio|consejo|partido|universidad|gobierno|policía)(?:['’]s)?$/iu;

/** Reads a document's texts for full names: a last name that stands alone belongs to the full one. */
export function createNameFinder(
  texts: readonly string[],
  people: readonly Person[],
  words: QuotationWords,
): NameFinder {
  const titles = new Set(words.titles.split(' '));
  const articles = new Set(words.articles.split(' '));
  const firstNames = countFirstNames(texts, new Set([...titles, ...articles]));
  // A capital in the middle of a sentence is a name's, one at its beginning may be any word's.
  const inside = new Set(
    texts.flatMap((text) => text.match(/(?<=\p{Ll},?[\s”"]{1,2})\p{Lu}\p{Ll}[\p{L}’'-]*/gu) ?? []),
  );
  return {
    person(written, isSure = true) {
      const parts = written
        .replace(/['’]s$/u, '')
        .replace(/[.,]+$/u, '')
        .split(/\s+/u);
      // What follows the last title or institution is the name: `Home Secretary Ada Okoro`, `the Harbour Council's Ben Hale`.
      const lead = parts.findLastIndex((part) => isWord(part, titles) || INSTITUTIONS.test(part));
      // `the White House said`: with an article and no title it is no person.
      if (lead < 0 && isWord(parts[0] ?? '', articles)) return undefined;
      const own = parts.slice(lead + 1);
      const name = own.join(' ');
      if (
        !own.every((part) =>
          /^\p{Lu}.*\p{Ll}|^(?:van|von|der|den|de|la|du|del|bin|al|da|di)$|^\p{Lu}\.$/u.test(part),
        ) ||
        name === ''
      )
        return undefined;
      const known = people.find((person) => isForm(name, person));
      if (known !== undefined) return known.name;
      if (own.length > 1) return name;
      const first = firstNames.get(name);
      if (first !== undefined) return `${first} ${name}`;
      return isSure || inside.has(name) ? name : undefined;
    },
  };
}

function isWord(part: string, list: ReadonlySet<string>): boolean {
  return list.has(part.toLowerCase().replace(/\.$/u, ''));
}

function isForm(name: string, { name: full, forms, role }: Person): boolean {
  if (role === 'narrator') return false;
  const key = name.toLowerCase();
  return [full, ...forms].some((form) => form.toLowerCase() === key) || full.toLowerCase().endsWith(` ${key}`);
}

/** For every last name the first name that stands before it most often. */
function countFirstNames(texts: readonly string[], others: ReadonlySet<string>): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const text of texts) {
    for (const { 1: first = '', 2: last = '' } of text.matchAll(
      /(?<![\p{L}.])(\p{Lu}\p{Ll}[\p{L}’'-]*)\s(?=(\p{Lu}\p{Ll}[\p{L}-]*))/gu,
    )) {
      if (isWord(first, others)) continue;
      const own = counts.get(last) ?? new Map<string, number>();
      own.set(first, (own.get(first) ?? 0) + 1);
      counts.set(last, own);
    }
  }
  const best = [...counts].map(
    ([last, own]) => [last, [...own].sort((one, other) => other[1] - one[1])[0]?.[0] ?? ''] as const,
  );
  return new Map(best.filter(([, first]) => first !== ''));
}
