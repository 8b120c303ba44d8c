import { initialsOf } from './name-shape.ts';

/** How many known names are compared letter by letter: a page has no more speakers, a hostile one has. */
const MOST_COMPARED = 60;

/** Finds the known name that a form means: the same, a slip of the pen, one of its words, or its initials. */
export function createNameMatcher(keys: readonly string[]): (form: string) => string | undefined {
  const known = new Set(keys);
  const byWord = new Map<string, Set<string>>();
  const byInitials = new Map<string, Set<string>>();
  for (const key of known) {
    const words = key.split(' ');
    if (words.length > 1) for (const word of words) add(byWord, word, key);
    for (const letters of initialsOf(key)) add(byInitials, letters, key);
  }
  const compared = [...known].slice(0, MOST_COMPARED);
  return (form) => {
    if (known.has(form)) return form;
    const part = onlyOne(byWord, form) ?? onlyOne(byInitials, form.replaceAll(/[ .]/gu, '')) ?? partsOf(form, byWord);
    return part ?? compared.find((key) => isSlipOf(form, key)) ?? abbreviated(form, compared);
  };
}

/** `farzad a. alam` or `isabel m ruiz` means the one name whose first and last words it has. */
function partsOf(form: string, byWord: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const words = form.split(' ');
  if (words.length < 2) return undefined;
  const first = byWord.get(words[0] ?? '');
  const last = byWord.get(words.at(-1) ?? '');
  const both = [...(first ?? [])].filter((key) => last?.has(key));
  return both.length === 1 ? both[0] : undefined;
}

/** `h dorval` means the one Dorval whose name begins with H; `wp` the one long word that begins with W and has a P, and `w` as well. */
function abbreviated(form: string, keys: readonly string[]): string | undefined {
  const [first = '', ...rest] = form.split(' ');
  const isMeant = (key: string) => {
    if (!key.startsWith(first.charAt(0))) return false;
    if (/^\p{L}$/u.test(form)) return !key.includes(' ') && key.length >= 5;
    if (rest.length > 0) return first.length === 1 && (key.endsWith(` ${rest.join(' ')}`) || hasInitials(key, form));
    return /^[^aeiou\s]{2,3}$/u.test(form) && !key.includes(' ') && key.length >= 6 && key.includes(form.charAt(1), 2);
  };
  const meant = keys.filter(isMeant);
  return meant.length === 1 ? meant[0] : undefined;
}

/** `j l ortega` and `juan luis ortega`. */
function hasInitials(key: string, form: string): boolean {
  const [words, letters] = [key.split(' '), form.split(' ')];
  return (
    words.length === letters.length &&
    words.at(-1) === letters.at(-1) &&
    letters.slice(0, -1).every((letter, at) => letter.length === 1 && words[at]?.startsWith(letter) === true)
  );
}

function add(into: Map<string, Set<string>>, word: string, key: string): void {
  const known = into.get(word) ?? new Set<string>();
  known.add(key);
  into.set(word, known);
}

function onlyOne(from: ReadonlyMap<string, ReadonlySet<string>>, word: string): string | undefined {
  const found = from.get(word);
  return found?.size === 1 ? [...found][0] : undefined;
}

/** Whether two long names differ in one place only, by one letter or two. */
export function isSlipOf(a: string, b: string): boolean {
  const longest = Math.max(a.length, b.length);
  const allowed = longest >= 14 ? 2 : longest >= 7 ? 1 : 0;
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed || a.charAt(0) !== b.charAt(0)) return false;
  const shortest = Math.min(a.length, b.length);
  let start = 0;
  while (start < shortest && a.charAt(start) === b.charAt(start)) start++;
  let end = 0;
  while (end < shortest - start && a.charAt(a.length - 1 - end) === b.charAt(b.length - 1 - end)) end++;
  return longest - start - end <= allowed || isSwap(a.slice(start, a.length - end), b.slice(start, b.length - end));
}

/** Two letters that changed places. */
function isSwap(a: string, b: string): boolean {
  return a.length === 2 && b.length === 2 && a.charAt(0) === b.charAt(1) && a.charAt(1) === b.charAt(0);
}
