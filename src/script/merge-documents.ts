import type { LeftOut, Quotation, Segment } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import type { ScriptRow } from './edits/apply-edits.ts';
import { speakerName } from './find-segments.ts';
import { frameDocument, frameEpisode } from './frame-documents.ts';
import { ToldSentences } from './leave-out-repeats.ts';
import type { SpeakerList } from './list-speakers.ts';
import { locateSentence } from './locate-sentence.ts';
import { prepareSentences, SegmentIds } from './make-segment.ts';
import type { MergeRequest } from './merge-request.ts';
import type { ReadBlock, ReadDocument } from './read-documents.ts';
import { splitSentences } from './sentences.ts';

/** The episode's segments in order; what an earlier document had told already is among them, and recorded. */
export function mergeDocuments(request: MergeRequest): { rows: ScriptRow[]; leftOut: LeftOut[] } {
  const { read, show, speakers } = request;
  const told = new ToldSentences();
  const leftOut: LeftOut[] = [];
  const making = { show, speakers, told, leftOut };
  const bodies = read.map((document) => {
    const ids = new SegmentIds(document.document.id);
    return frameDocument(document, rowsOf(document, { ...making, ids }), { ...making, ids });
  });
  return { rows: frameEpisode(bodies, request), leftOut };
}

interface Telling {
  readonly show: Show;
  readonly speakers: SpeakerList;
  readonly ids: SegmentIds;
  readonly told: ToldSentences;
  readonly leftOut: LeftOut[];
}

function rowsOf(read: ReadDocument, telling: Telling): ScriptRow[] {
  return read.blocks.map((block) => {
    const id = telling.ids.next(speakerName(read.document.people, block.block.speaker), block.found.text);
    const sentences = splitSentences(block.text, read.document.language);
    const kept = keepUntold(read, block, sentences, id, telling);
    const isHeard = kept.length > 0;
    return { segment: sourceSegment(read, block, id, isHeard ? kept : sentences, telling), isHeard };
  });
}

/** The sentences of a block that no earlier document told; the others are recorded. */
function keepUntold(
  { document }: ReadDocument,
  read: ReadBlock,
  sentences: readonly string[],
  id: string,
  { told, leftOut }: Telling,
): string[] {
  const kept: string[] = [];
  let from = 0;
  for (const sentence of sentences) {
    const at = read.text.indexOf(sentence, from);
    from = at + sentence.length;
    const toldIn = told.toldIn(sentence, read.block, document.id);
    if (toldIn === undefined) {
      kept.push(sentence);
      told.add(sentence, id, read.block.kind, document.id);
    } else leftOut.push({ document: document.id, text: sentence, toldIn, source: locateSentence(read, at, from) });
  }
  return kept;
}

function sourceSegment(
  { document }: ReadDocument,
  { block, repairs, text, quotes: found }: ReadBlock,
  id: string,
  sentences: readonly string[],
  { show, speakers }: Pick<Telling, 'show' | 'speakers'>,
): Segment {
  const speaker = speakers.person(document, block.speaker);
  const prepared = prepareSentences(sentences, { language: document.language, lexicon: show.lexicon });
  const origin = { kind: 'source' as const, source: block.source, repairs: [...repairs] };
  const quotes = quotesIn(prepared.text, text, found);
  const quoted = quotes.length === 0 ? {} : { quotes };
  return { id, document: document.id, kind: block.kind, speaker: speaker.id, ...prepared, origin, ...quoted };
}

/** The quotations of a paragraph in what is left of it where an earlier document told some of its sentences. */
function quotesIn(kept: string, whole: string, quotes: readonly Quotation[]): Quotation[] {
  if (kept === whole) return [...quotes];
  let from = 0;
  return quotes.flatMap(({ speaker, start, end }) => {
    const at = kept.indexOf(whole.slice(start, end), from);
    if (at < 0) return [];
    from = at + end - start;
    return [{ speaker, start: at, end: from }];
  });
}
