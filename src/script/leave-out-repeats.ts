import type { BlockKind } from '../model/document.ts';
import { NARRATOR } from '../model/document.ts';

/** Fewer words than this are said again: `Background`, `What happens next`. Titles are told once however short. */
const FEWEST_WORDS = 4;
/** Kinds that make sense with a sentence missing; a row or list item left out would leave a hole. */
const KINDS: ReadonlySet<BlockKind> = new Set(['title', 'heading', 'paragraph']);

/** Remembers which sentences earlier documents told. */
export class ToldSentences {
  private readonly told = new Map<string, { segment: string; document: string; isTitle: boolean }>();

  /**
   * The segment that already told a sentence, if it may be left out: only what the narrator reads, and never a question,
   * so that no turn of an interview loses a word.
   */
  toldIn(sentence: string, block: { kind: BlockKind; speaker: string }, document: string): string | undefined {
    if (block.speaker !== NARRATOR || !KINDS.has(block.kind)) return undefined;
    const before = this.told.get(sentenceKey(sentence));
    if (before === undefined || before.document === document) return undefined;
    const isTitleAgain = block.kind === 'title' && before.isTitle;
    if (isTitleAgain) return before.segment;
    const isQuestion = /\?["'”’»)]*$/u.test(sentence);
    return isQuestion || countWords(sentence) < FEWEST_WORDS ? undefined : before.segment;
  }

  add(sentence: string, segment: string, kind: BlockKind, document: string): void {
    const key = sentenceKey(sentence);
    if (!this.told.has(key)) this.told.set(key, { segment, document, isTitle: kind === 'title' });
  }
}

/** A sentence without letter case, punctuation and marks of accent style: what two tellings have in common. */
function sentenceKey(sentence: string): string {
  return (
    sentence
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join(' ');
}

function countWords(sentence: string): number {
  return sentenceKey(sentence).split(' ').length;
}
