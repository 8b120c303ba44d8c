import type { Person, Role } from '../../model/document.ts';
import { vocabulary } from '../conventions/vocabulary.ts';
import { foldCase } from '../passages/words.ts';
import type { Label } from './find-label.ts';
import type { NamesInText } from './find-names-in-text.ts';
import { labelRole } from './label-role.ts';
import { createNameMatcher } from './match-names.ts';
import { isInitials, isTitle, nameKey, nameWords } from './name-shape.ts';

/** A speaker before their part in the conversation is known. */
export interface Speaker {
  readonly key: string;
  readonly name: string;
  /** Every form seen, the most frequent first. */
  readonly forms: readonly string[];
  /** Keys of those forms. */
  readonly keys: ReadonlySet<string>;
  /** What their labels say they do. */
  readonly told?: Role | undefined;
}

/** The people whom labels mean: several spellings of one person are one, short forms take the full name of the page. */
export function gatherPeople(labels: readonly Label[], names: NamesInText): Speaker[] {
  const forms = countForms(labels);
  const keys = [...forms.keys()].sort((a, b) => rank(forms, b) - rank(forms, a));
  const clusters = new Map<string, string[]>();
  const owners = findOwners(keys);
  for (const key of keys) {
    const main = owners.get(key === owners.get(key) ? (slipOfInitials(key, forms, names) ?? key) : key) ?? key;
    const members = clusters.get(main);
    if (members === undefined) clusters.set(main, [key]);
    else members.push(key);
  }
  const told = new Map(labels.flatMap(({ key, told: role }) => (role === undefined ? [] : [[key, role] as const])));
  const order = new Map([...forms.keys()].map((key, index) => [key, index]));
  const first = (members: readonly string[]) =>
    members.reduce((least, key) => Math.min(least, order.get(key) ?? least), Number.POSITIVE_INFINITY);
  const ordered = [...clusters].sort(([, a], [, b]) => first(a) - first(b));
  return ordered.map(([main, members]) => ({
    ...speakerOf(main, members, forms, names),
    told: members.map((key) => told.get(key)).find((role) => role !== undefined),
  }));
}

type Forms = ReadonlyMap<string, ReadonlyMap<string, number>>;

function countForms(labels: readonly Label[]): Forms {
  const forms = new Map<string, Map<string, number>>();
  for (const { key, name } of labels) {
    const known = forms.get(key) ?? new Map<string, number>();
    known.set(name, (known.get(name) ?? 0) + 1);
    forms.set(key, known);
  }
  return forms;
}

/** Fuller and more frequent forms own the others; initials own nobody. */
function rank(forms: Forms, key: string): number {
  const count = countOf(forms, key);
  const isShort = key.split(' ').every((word) => word.length === 1) || key.length <= 3;
  return (isShort ? 0 : Math.min(key.split(' ').length, 4)) * 1_000_000 + count;
}

/** `EQ` among many an `EP`, where nobody on the page has those initials: the key that was meant. */
function slipOfInitials(key: string, forms: Forms, names: NamesInText): string | undefined {
  if (!/^\p{L}{2,3}$/u.test(key) || countOf(forms, key) > 1 || names.byInitials(key) !== undefined) return undefined;
  if (![...(forms.get(key)?.keys() ?? [])].every(isInitials)) return undefined;
  const isNear = (other: string) =>
    other.length === key.length && [...other].filter((letter, at) => letter !== key.charAt(at)).length === 1;
  const meant = [...forms.keys()].filter((other) => isNear(other) && countOf(forms, other) >= 3);
  return meant.length === 1 ? meant[0] : undefined;
}

function countOf(forms: Forms, key: string): number {
  return [...(forms.get(key)?.values() ?? [])].reduce((sum, value) => sum + value, 0);
}

/** Only so many names are compared with each other: a page has no more speakers, a hostile one has. */
const MOST_OWNERS = 60;

/** Which key stands for the person that another key means; keys are in order of rank, owners before what they own. */
function findOwners(keys: readonly string[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const known: string[] = [];
  let match = createNameMatcher(known);
  for (const key of keys) {
    const owner = labelRole(key) === undefined ? match(key) : wordOfLetter(key, keys);
    owners.set(key, owner ?? key);
    if (owner !== undefined || key.length < 3 || known.length >= MOST_OWNERS) continue;
    known.push(key);
    match = createNameMatcher(known);
  }
  return owners;
}

/** `P` is `Pregunta` where the page has both. */
function wordOfLetter(letter: string, keys: readonly string[]): string | undefined {
  if (letter.length > 1) return undefined;
  return keys.find((key) => key.length > 1 && key.startsWith(letter) && labelRole(key) === labelRole(letter));
}

function speakerOf(main: string, members: readonly string[], forms: Forms, names: NamesInText): Speaker {
  const counted = members
    .flatMap((key) => [...(forms.get(key) ?? [])])
    .sort(([a, one], [b, two]) => two - one || b.length - a.length);
  const seen = counted.map(([form]) => form);
  const fullest = counted.filter(([form]) => nameKey(form) === main).map(([form]) => form);
  const name = fullName(bestForm(fullest) ?? seen[0] ?? main, main, names);
  return { key: nameKey(name), name, forms: seen, keys: new Set([...members, nameKey(name)]) };
}

/** The most frequent form that is written as a name is. */
function bestForm(forms: readonly string[]): string | undefined {
  const tidy = forms.map((form) => nameWords(form).join(' '));
  return (
    tidy.find((form) => nameWords(form).every((word) => /^\p{Lu}/u.test(word) || vocabulary.particles.has(word))) ??
    tidy[0]
  );
}

/** Completes `AO` and `Okoro` to the full name that the page's own text has; capitals become usual case. */
function fullName(form: string, key: string, names: NamesInText): string {
  if (labelRole(form) !== undefined) return usualCase(form);
  if (key.split(' ').some((word) => word.length > 1) && key.includes(' ')) return usualCase(form);
  const isShort = isInitials(form) || /^[\p{Lu}.\s-]{2,8}$/u.test(form);
  const found =
    (isShort ? names.byInitials(foldCase(form).replaceAll(/[^\p{L}]/gu, '')) : undefined) ?? names.byWord(key);
  if (found === undefined) return isShort && form.length <= 4 ? form : usualCase(form);
  return titlesOf(form) + usualCase(found);
}

function titlesOf(form: string): string {
  const titles = nameWords(form).filter(isTitle);
  return titles.length === 0 ? '' : `${usualCase(titles.join(' '))} `;
}

/** `CHAIR OKORO` and `Ms. OKORO` → `Chair Okoro` and `Ms. Okoro`; a name that has small letters is left as it is. */
function usualCase(name: string): string {
  const isMixed = /\p{Ll}/u.test(name);
  if (isMixed && !nameWords(name).some((word) => isTitle(word) || word === 'The')) return name;
  return name
    .replaceAll(/\p{L}[\p{L}\p{M}]*/gu, (word) =>
      word.length === 1 || /\p{Ll}/u.test(word) ? word : word.charAt(0) + word.slice(1).toLowerCase(),
    )
    .replaceAll(/(?<=\s)\p{Lu}\p{Ll}+(?=\s)/gu, (word) =>
      vocabulary.particles.has(foldCase(word)) ? word.toLowerCase() : word,
    );
}

/** Person ids from names: `ada-okoro`, unique in the document. */
export function personIds(speakers: readonly Pick<Speaker, 'name'>[]): string[] {
  const used = new Map<string, number>([['narrator', 1]]);
  return speakers.map(({ name }) => {
    const slug =
      foldCase(name)
        .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
        .replaceAll(/^-+|-+$/gu, '') || 'speaker';
    const count = (used.get(slug) ?? 0) + 1;
    used.set(slug, count);
    return count === 1 ? slug : `${slug}-${count}`;
  });
}

/** A person as the model has it. */
export function toPerson(speaker: Speaker, id: string, role: Person['role']): Person {
  return { id, name: speaker.name, role, forms: [...speaker.forms] };
}
