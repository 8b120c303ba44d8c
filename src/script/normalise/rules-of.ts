import { englishRules } from './english/english-rules.ts';
import type { Rule } from './rule.ts';

/** Rules already made, by language tag: compiling some sixty patterns takes longer than speaking a sentence. */
const made = new Map<string, readonly Rule[]>();

/** The rules of a language in order of precedence; none where we know none. */
export function rulesOf(language: string): readonly Rule[] {
  const known = made.get(language);
  if (known !== undefined) return known;
  const rules = makeRules(language);
  made.set(language, rules);
  return rules;
}

function makeRules(language: string): readonly Rule[] {
  return /^en\b/iu.test(language) ? englishRules(language) : [];
}
