import type { Rule } from './rule.ts';

/** The rules of a language in order of precedence; none where we know none. */
export function rulesOf(language: string): readonly Rule[] {
  void language;
  return [];
}
