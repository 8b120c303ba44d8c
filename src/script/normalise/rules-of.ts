import { englishRules } from './english/english-rules.ts';
import { commonRules } from './languages/common-rules.ts';
import { FRENCH_WORDS } from './languages/french-words.ts';
import { GERMAN_WORDS } from './languages/german-words.ts';
import type { LanguageWords } from './languages/language-words.ts';
import { SPANISH_WORDS } from './languages/spanish-words.ts';
import type { Rule } from './rule.ts';
import { texRules } from './tex-rules.ts';

const WORDS: Readonly<Record<string, LanguageWords>> = { de: GERMAN_WORDS, fr: FRENCH_WORDS, es: SPANISH_WORDS };

/** Rules already made, by language tag: compiling some sixty patterns takes longer than speaking a sentence. */
const made = new Map<string, readonly Rule[]>();

/** The rules of a language in order of precedence; none where we know none: the voice then reads numbers its own way. */
export function rulesOf(language: string): readonly Rule[] {
  const known = made.get(language);
  if (known !== undefined) return known;
  const rules = makeRules(language);
  made.set(language, rules);
  return rules;
}

function makeRules(language: string): readonly Rule[] {
  const primary = language.split('-', 1)[0]?.toLowerCase() ?? '';
  if (primary === 'en') return [...texRules(language), ...englishRules(language)];
  const words = WORDS[primary];
  return words === undefined ? [] : [...texRules(language), ...commonRules(words)];
}
