import type { LexiconEntry } from '../../model/show.ts';
import type { PlanElement } from '../../model/speech-plan.ts';
import { findLexiconClaims } from '../lexicon.ts';
import { type Claim, surroundings } from './rule.ts';
import { rulesOf } from './rules-of.ts';

/** What a sentence's pronunciation depends on besides its text. */
export interface SpeakingContext {
  /** BCP 47. */
  readonly language: string;
  readonly lexicon: readonly LexiconEntry[];
}

/**
 * Plans how a sentence is said: the show's lexicon first, then the language's rules. The text stays beside every spoken
 * form, so the plan's texts joined are the sentence. The same sentence always gives the same plan.
 */
export function planSentence(text: string, context: SpeakingContext): PlanElement[] {
  const claims = new ClaimSet(text.length);
  for (const claim of findLexiconClaims(text, context.lexicon)) claims.add(claim);
  for (const { pattern, say } of rulesOf(context.language)) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      if (end === match.index || claims.isTaken(match.index, end)) continue;
      const alias = say(match, surroundings(text, match.index, end));
      if (alias !== undefined && alias !== match[0])
        claims.add({ start: match.index, end, said: { kind: 'words', alias } });
    }
  }
  return buildPlan(text, claims.inOrder());
}

/** Claims on a text; the first comer keeps its place. */
class ClaimSet {
  private readonly taken: Uint8Array;
  private readonly claims: Claim[] = [];

  constructor(length: number) {
    this.taken = new Uint8Array(length);
  }

  isTaken(start: number, end: number): boolean {
    return this.taken.subarray(start, end).includes(1);
  }

  add(claim: Claim): void {
    if (this.isTaken(claim.start, claim.end)) return;
    this.taken.fill(1, claim.start, claim.end);
    this.claims.push(claim);
  }

  inOrder(): Claim[] {
    return this.claims.sort((one, other) => one.start - other.start);
  }
}

function buildPlan(text: string, claims: readonly Claim[]): PlanElement[] {
  const plan: PlanElement[] = [];
  let at = 0;
  for (const { start, end, said } of claims) {
    if (start > at) plan.push({ kind: 'text', text: text.slice(at, start) });
    const written = text.slice(start, end);
    plan.push(said.kind === 'words' ? { kind: 'sub', text: written, alias: said.alias } : phoneme(written, said));
    at = end;
  }
  if (at < text.length) plan.push({ kind: 'text', text: text.slice(at) });
  return plan;
}

function phoneme(text: string, { forms, alias }: Extract<Claim['said'], { kind: 'phonemes' }>): PlanElement {
  const [first, ...others] = forms;
  return {
    kind: 'phoneme',
    text,
    ...first,
    ...(others.length === 0 ? {} : { others }),
    ...(alias === undefined ? {} : { alias }),
  };
}
