import type { DocumentsFile } from '../model/document.ts';
import type { Segment } from '../model/script.ts';
import type { SourceRange } from '../model/source.ts';
import { blockText } from './block-text.ts';
import { locateSentence } from './locate-sentence.ts';
import { placeRepairs } from './place-repairs.ts';
import { applyRepairs } from './repair/repair-text.ts';

/**
 * Where in the source each sentence of a segment stands, by its recorded repairs. What a producer changed is traced to
 * the whole of what stood there; the show's own words come from nowhere in the source.
 */
export function locateSentences(
  { origin, sentences, startsAt = 0 }: Pick<Segment, 'origin' | 'sentences' | 'startsAt'>,
  { documents, inputs }: Pick<DocumentsFile, 'documents' | 'inputs'>,
): (SourceRange | undefined)[] {
  if (origin.kind === 'template') return sentences.map(() => undefined);
  if (origin.kind === 'edit' || origin.kind === 'recording') return sentences.map(() => origin.source);
  const { source, repairs } = origin;
  const block = documents.flatMap(({ blocks }) => blocks).find((one) => isSame(one.source, source));
  const text = inputs.find(({ id }) => id === source.input)?.text;
  if (block === undefined || text === undefined) return sentences.map(() => source);
  const found = blockText(block, text);
  const textRepairs = placeRepairs(found, repairs);
  const repaired = applyRepairs(found.text, textRepairs);
  const read = { block, found, textRepairs };
  let from = startsAt;
  return sentences.map((sentence) => {
    const at = repaired.indexOf(sentence.text, from);
    if (at < 0) return source;
    from = at + sentence.text.length;
    return locateSentence(read, at, from);
  });
}

function isSame(one: SourceRange, other: SourceRange): boolean {
  return one.input === other.input && one.start === other.start && one.end === other.end;
}
