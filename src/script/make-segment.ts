import { createHash } from 'node:crypto';
import type { Segment, Sentence } from '../model/script.ts';
import { buildSsml } from '../ssml/build-ssml.ts';
import { planSentence, type SpeakingContext } from './normalise/plan-sentence.ts';
import { splitSentences } from './sentences.ts';

/** A segment's text made ready for a voice. */
export type SpokenText = Pick<Segment, 'text' | 'sentences' | 'ssml'>;

/** Cuts a text into sentences, plans each and builds the segment's SSML. */
export function prepareText(text: string, context: SpeakingContext): SpokenText {
  return prepareSentences(splitSentences(text, context.language), context);
}

/** Like {@link prepareText} for sentences already cut; the text is the sentences joined by a space. */
export function prepareSentences(texts: readonly string[], context: SpeakingContext): SpokenText {
  const sentences: Sentence[] = texts.map((sentence) => ({ text: sentence, plan: planSentence(sentence, context) }));
  return {
    text: texts.join(' '),
    sentences,
    ssml: buildSsml(
      sentences.map(({ plan }) => plan),
      context.language,
    ),
  };
}

/** Makes segment ids of one document: its id, a hash of speaker and found text, and a counter for repeats. */
export class SegmentIds {
  private readonly document: string;
  private readonly seen = new Map<string, number>();

  constructor(document: string) {
    this.document = document;
  }

  next(speaker: string, foundText: string): string {
    const hash = createHash('sha256').update(`${speaker}\n${foundText}`).digest('hex').slice(0, 8);
    const count = (this.seen.get(hash) ?? 0) + 1;
    this.seen.set(hash, count);
    return count === 1 ? `${this.document}-${hash}` : `${this.document}-${hash}-${count}`;
  }
}
