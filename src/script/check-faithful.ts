import { isDeepStrictEqual } from 'node:util';
import type { DocumentsFile } from '../model/document.ts';
import type { Edit } from '../model/edits.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { Script, Segment } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { writtenText } from '../model/speech-plan.ts';
import { cleanText } from '../ssml/clean-text.ts';
import { validateSsml } from '../ssml/validate-ssml.ts';
import { blockText } from './block-text.ts';
import { textPart } from './edits/text-part.ts';
import { planSentence } from './normalise/plan-sentence.ts';
import { placeRepairs } from './place-repairs.ts';
import { applyRepairs } from './repair/repair-text.ts';
import { fillableTemplates, fillTemplate, tidyTemplate } from './templates.ts';

/** Longest repair, in words. */
const LONGEST_REPAIR = 2;

/** What of a show says how words are spoken. */
export type FaithfulShow = Pick<Show, 'lexicon' | 'templates' | 'language'>;

/**
 * Checks that every word heard is the source's, a recorded repair's, a recorded edit's, the lexicon's or a
 * normalisation's, or the show's own template. Works from the sources and the recorded origins alone, whoever wrote the
 * script. Where the edits are given, an edit must be among them. @throws ReadoutError `not-faithful` naming the segment.
 */
export function checkFaithful(
  script: Script,
  documents: DocumentsFile,
  show: FaithfulShow,
  edits?: readonly Edit[],
): void {
  const sources = new Map(documents.inputs.map(({ id, text }) => [id, text]));
  const languages = new Map(script.speakers.map(({ id, language }) => [id, language]));
  const documentLanguages = new Map(script.documents.map(({ id, language }) => [id, language]));
  const titles = new Map(script.documents.map(({ id, title }) => [id, title]));
  const blocks = new Map(documents.documents.flatMap(blockKeys));
  for (const segment of script.segments) {
    checkOrigin(segment, { sources, blocks, show, edits, titles });
    const isFrame = segment.kind === 'intro' || segment.kind === 'outro';
    const language = isFrame ? script.language : documentLanguages.get(segment.document);
    checkSpeech(segment, language ?? languages.get(segment.speaker) ?? script.language, show);
  }
}

type Blocks = ReadonlyMap<string, DocumentsFile['documents'][number]['blocks'][number]>;

function blockKeys({ id, blocks }: DocumentsFile['documents'][number]) {
  return blocks.map((block) => [blockKey(id, block.source), block] as const);
}

function blockKey(document: string, { input, start, end }: { input: string; start: number; end: number }): string {
  return `${document} ${input} ${start} ${end}`;
}

interface Evidence {
  readonly sources: ReadonlyMap<string, string>;
  readonly blocks: Blocks;
  readonly show: FaithfulShow;
  readonly edits: readonly Edit[] | undefined;
  /** Titles of the documents by id. */
  readonly titles: ReadonlyMap<string, string>;
}

function checkOrigin(segment: Segment, { sources, blocks, show, edits, titles }: Evidence): void {
  const { origin } = segment;
  if (segment.recording !== undefined && origin.kind !== 'recording')
    throw unfaithful(segment, 'is recorded, and nobody recorded that it is');
  switch (origin.kind) {
    case 'edit':
      if (edits !== undefined && !edits.some((edit) => allows(edit, segment)))
        throw unfaithful(segment, 'is changed by an edit that is not recorded');
      return;
    case 'recording':
      if (segment.recording === undefined) throw unfaithful(segment, 'names no recording');
      if (edits !== undefined && !isRecorded(segment, origin.was, edits))
        throw unfaithful(segment, 'is a recording by an edit that is not recorded');
      return;
    case 'template': {
      const texts = fillableTemplates(origin.template, show).map((one) =>
        tidyTemplate(fillTemplate(one, origin.values)),
      );
      const isItsTitle = origin.template !== 'title' || origin.values.title === titles.get(segment.document);
      if (!texts.includes(segment.text) || !isItsTitle) throw unfaithful(segment, 'is not what its template says');
      return;
    }
    case 'source': {
      const block = blocks.get(blockKey(segment.document, origin.source));
      const source = sources.get(origin.source.input);
      if (block === undefined || source === undefined) throw unfaithful(segment, 'names no block of its document');
      checkRepairs(segment, origin.repairs, source);
      const text = repairedText(block, source, origin.repairs);
      if (
        !holdsInOrder(
          text,
          segment.sentences.map((sentence) => sentence.text),
          segment.startsAt,
        )
      )
        throw unfaithful(segment, 'says what its source does not');
    }
  }
}

/** Whether an edit is the one that a segment's origin tells of. */
function allows(edit: Edit, { id, text, origin }: Segment): boolean {
  if (edit.kind === 'text' || edit.kind === 'insert')
    return textPart(edit.segment) === textPart(id) && tidy(edit.text) === text;
  return (
    edit.kind === 'speaker' && origin.kind === 'edit' && textPart(edit.segment) === textPart(id) && text === origin.was
  );
}

/** Whether an edit put this very recording there, and its words are those that stood there or an edit's. */
function isRecorded(segment: Segment, was: string, edits: readonly Edit[]): boolean {
  const isPut = edits.some(
    (edit) =>
      edit.kind === 'recording' &&
      textPart(edit.segment) === textPart(segment.id) &&
      isDeepStrictEqual(edit.recording, segment.recording),
  );
  return isPut && (segment.text === was || edits.some((edit) => allows(edit, segment)));
}

function tidy(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

type Repairs = Extract<Segment['origin'], { kind: 'source' }>['repairs'];

function checkRepairs(segment: Segment, repairs: Repairs, source: string): void {
  for (const { source: range, from, to, kind } of repairs) {
    if (source.slice(range.start, range.end) !== from)
      throw unfaithful(segment, `repairs "${from}", which is not there`);
    if (wordsOf(from).length > LONGEST_REPAIR || wordsOf(to).length > LONGEST_REPAIR)
      throw unfaithful(segment, 'repairs more than two words at once');
    const isSameWord = kind === 'spelling' || wordsOf(to).join(' ') === [...new Set(wordsOf(from))].join(' ');
    if (!isSameWord) throw unfaithful(segment, `turns "${from}" into "${to}", which is no ${kind} repair`);
  }
}

/** The block's text with its recorded repairs, put together anew. */
function repairedText(block: Parameters<typeof blockText>[0], source: string, repairs: Repairs): string {
  const found = blockText(block, source);
  return applyRepairs(found.text, placeRepairs(found, repairs));
}

/** Whether the sentences stand in the text in this order, without overlap. */
function holdsInOrder(text: string, sentences: readonly string[], start = 0): boolean {
  let from = start;
  return sentences.every((sentence) => {
    const at = text.indexOf(sentence, from);
    from = at + sentence.length;
    return at >= 0;
  });
}

/** Whether what is said is what these words are said as, and the SSML says the same. */
function checkSpeech(segment: Segment, language: string, { lexicon }: FaithfulShow): void {
  const texts = segment.sentences.map(({ text }) => text);
  if (wordsOf(texts.join(' ')).join(' ') !== wordsOf(segment.text).join(' '))
    throw unfaithful(segment, 'has sentences that are not its text');
  for (const { text, plan } of segment.sentences) {
    const isSame = writtenText(plan) === text && isDeepStrictEqual(plan, planSentence(text, { language, lexicon }));
    if (!isSame) throw unfaithful(segment, `would say "${text}" in other words than these are said in`);
  }
  validateSsml(segment.ssml, cleanText(texts.join(' ')));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function unfaithful({ id, speaker, document }: Segment, why: string): ReadoutError {
  return new ReadoutError('not-faithful', `Segment ${id} (${speaker} in ${document}) ${why}.`, {
    hint: 'Nothing that the source does not say is spoken. Build the script again; if a producer wrote this, record it as an edit.',
  });
}
