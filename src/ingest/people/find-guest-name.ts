import { vocabulary } from '../conventions/vocabulary.ts';
import { foldCase } from '../passages/words.ts';
import { isCredit } from '../silence/is-credit.ts';
import { joinsTwo } from './find-names-in-text.ts';
import type { Surroundings } from './find-roles.ts';
import { isNobody } from './label-role.ts';
import { isTitle, nameKey } from './name-shape.ts';

const WORD = /(?:(?:\p{Lu}|Dr|Mr|Ms|Mrs|Prof|St)\.|\p{Lu}[\p{L}\p{M}'’-]*\p{L})/u.source;
const NAME = new RegExp(
  `${WORD}(?:[ \\u00a0]+(?:(?:${[...vocabulary.particles].join('|')})[ \\u00a0]+){0,2}${WORD}){0,4}`,
  'gu',
);
const REACH = 90;

/** The one whom the introduction says it talks with: the name soonest after a word of interviewing, in its fullest form. */
export function findGuestName({ introduction, author }: Surroundings): string | undefined {
  const near = namesNear(introduction).filter(
    (name) => author === undefined || !foldCase(author).includes(nameKey(name)),
  );
  const all = [...introduction.matchAll(NAME)]
    .map(([name]) => trimName(name))
    .filter(isFullName)
    .filter((name) => isPersonal(name) && !/^(?:the|der|die|das|le|la|les|el|los|las)\s/iu.test(name));
  const [first] = near;
  const key = nameKey(first ?? '');
  const fuller = first === undefined ? [] : all.filter((name) => ` ${nameKey(name)} `.includes(` ${key} `));
  const fullest = fuller.sort((a, b) => nameKey(b).length - nameKey(a).length)[0];
  if (fullest !== undefined) return fullest;
  if (first !== undefined && isFullName(first)) return first;
  return onlyName(all, author) ?? mostNamed(introduction, author);
}

/**
 * The person of whom the introduction tells most: named in full in its sentences, and again by the surname. A title in
 * capitals and bylines name others.
 */
function mostNamed(introduction: string, author: string | undefined): string | undefined {
  const [title, ...lines] = introduction.split('\n');
  const told = lines.filter((line) => line !== title && !isCredit({ text: line }));
  const counts = new Map<string, number>();
  for (const name of told.flatMap((line) => [...line.matchAll(NAME)].map(([found]) => trimName(found)))) {
    const isOther = author === undefined || !foldCase(author).includes(nameKey(name));
    if (isOther && isFullName(name) && isPersonal(name)) counts.set(name, 0);
  }
  const words = introduction.match(/\p{Lu}[\p{L}\p{M}'’-]+/gu) ?? [];
  for (const name of counts.keys()) {
    const surname = name.split(/\s+/u).at(-1);
    counts.set(name, words.filter((word) => word.replace(/['’]s$/u, '') === surname).length);
  }
  const [most, second] = [...counts].sort(([, a], [, b]) => b - a);
  return most !== undefined && most[1] >= 2 && most[1] > (second?.[1] ?? 0) ? most[0] : undefined;
}

const INSTITUTION =
  /^(?:university|universität|université|universidad|institute|institut|instituto|school|college|academy|museum|museo|musée|company|press|news|times|party|street|island|city|house|bank|club|theatre|theater|festival|award|prize|project|foundation|center|centre|council|committee|commission|department|office|association|society|group|band|album|radio|television|tv|inc|ltd|gmbh)$/iu;

function isInstitution(word: string): boolean {
  return INSTITUTION.test(word.replaceAll('.', ''));
}

/** A single word after `interview with` may be a place or an office. */
function isFullName(name: string): boolean {
  const words = nameKey(name).split(' ').length;
  return words >= 2 && words <= 4;
}

/** The guest of an introduction that names one person only. */
function onlyName(names: readonly string[], author: string | undefined): string | undefined {
  const others = names.filter((name) => author === undefined || !foldCase(author).includes(nameKey(name)));
  return new Set(others.map(nameKey)).size === 1 ? others[0] : undefined;
}

/** `New York City` and `Mets Poet` hold a word that no person is called by. */
function isPersonal(name: string): boolean {
  return name.split(/\s+/u).every((word) => !isNobody(word) && !isOfficeOrHouse(word) && !isInstitution(word));
}

function namesNear(introduction: string): string[] {
  const found: string[] = [];
  for (const match of introduction.matchAll(new RegExp(vocabulary.interview.source, 'giu'))) {
    const from = match.index + match[0].length;
    const [reach = ''] = introduction.slice(from, from + REACH).split(/[.!?\n]\s/u);
    const [name] = reach.match(NAME) ?? [];
    const trimmed = name === undefined ? '' : trimName(name);
    if (trimmed !== '' && !isNobody(trimmed) && isPersonal(trimmed)) found.push(trimmed);
  }
  return found;
}

function trimName(name: string): string {
  const words = name.replace(/(?:['’]s|[.'’-])$/u, '').split(/\s+/u);
  words.splice(0, words.slice(0, -1).findLastIndex(isOfficeOrHouse) + 1);
  while (words.length > 1 && isNoName(words[0] ?? '')) words.shift();
  return joinsTwo(words) ? (words[0] ?? '') : words.join(' ');
}

/** `Kestrel Press's Author Ada Okoro`: what ends so is no part of the name. */
function isOfficeOrHouse(word: string): boolean {
  return vocabulary.offices.has(foldCase(word)) || /\p{L}{2}['’]s$/u.test(word);
}

function isNoName(word: string): boolean {
  return !isTitle(word) && (isNobody(word) || /^[LD]['’]\p{Ll}/u.test(word));
}
