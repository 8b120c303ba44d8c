import { z } from 'zod';

/**
 * One element of what is to be said, before any provider's dialect. `text` is as written; what is said instead
 * stands beside it, so that captions and trace keep the source's own words.
 */
export const planElementSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  /** Say `alias` where `text` is written: numbers, abbreviations, lexicon aliases. */
  z.object({ kind: z.literal('sub'), text: z.string(), alias: z.string() }),
  z.object({
    kind: z.literal('phoneme'),
    text: z.string(),
    alphabet: z.enum(['ipa', 'x-sampa']),
    phonemes: z.string(),
    /** The same in other alphabets, for providers that do not take the first. */
    others: z.array(z.object({ alphabet: z.enum(['ipa', 'x-sampa']), phonemes: z.string() })).optional(),
    /** Words to say where the voice takes no phonemes. */
    alias: z.string().optional(),
  }),
  z.object({ kind: z.literal('break'), ms: z.number().int().nonnegative() }),
]);
export type PlanElement = z.infer<typeof planElementSchema>;

/** What is to be said, in order. Concatenating every `text` gives the written sentence. */
export type SpeechPlan = readonly PlanElement[];

/** The written text of a plan. */
export function writtenText(plan: SpeechPlan): string {
  return plan.map((element) => (element.kind === 'break' ? '' : element.text)).join('');
}

/** The plan as a reader would say it, in words; phonemes fall back to their alias, else the written text. */
export function spokenText(plan: SpeechPlan): string {
  return plan.map(saidBy).join('');
}

function saidBy(element: PlanElement): string {
  switch (element.kind) {
    case 'break':
      return '';
    case 'sub':
      return element.alias;
    case 'text':
      return element.text;
    case 'phoneme':
      return element.alias ?? element.text;
  }
}
