import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../scripts/soak/seeded-random.ts';
import { ingest } from '../../../src/ingest/ingest.ts';
import { receiveInput } from '../../../src/ingest/receive-input.ts';
import type { DocumentsFile } from '../../../src/model/document.ts';
import type { Script } from '../../../src/model/script.ts';
import { locateSentences } from '../../../src/script/locate-sentences.ts';
import { writeScript } from '../../../src/script/write-script.ts';
import { makeShow } from './make-documents.ts';
import { ESPEAK } from './make-voices.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
/** Pages for evaluation that may lie beside the project; none of their text is part of it. */
const SAMPLES = join(import.meta.dirname, '../../../../shared/samples');
const SENTENCES = 20;

function pagesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(?:txt|md|html|vtt|srt|xml)$/u.test(name) && !/^(?:README|MANIFEST)/u.test(name))
    .map((name) => join(folder, name));
}

async function read(path: string): Promise<{ documents: DocumentsFile; script: Script }> {
  const received = receiveInput({ id: 'i1', address: path, bytes: readFileSync(path) });
  const documents = await ingest([received], new AbortController().signal);
  const spanish = {
    id: 'espeak:es',
    instance: 'espeak',
    name: 'es',
    gender: 'male' as const,
    languages: ['es'],
    rank: 5,
  };
  const { script } = writeScript({
    documents,
    show: makeShow(),
    episode: { show: 'default', id: 'page' },
    firstDate: '2026-11-24T08:00:00Z',
    instance: 'espeak',
    voices: [...ESPEAK, spanish],
  });
  return { documents, script };
}

/** What of a stretch of source is heard: without what was dropped there, with the recorded repairs made. */
function heardIn(
  { spans, inputs }: DocumentsFile,
  range: { start: number; end: number },
  repairs: readonly { source: { start: number; end: number }; to: string }[],
): string {
  const source = inputs[0]?.text ?? '';
  let heard = '';
  for (const { use, source: span } of spans) {
    if (use === 'dropped' || use === 'markup') continue;
    for (let at = Math.max(span.start, range.start); at < Math.min(span.end, range.end); at++) {
      const repair = repairs.find((one) => one.source.start <= at && at < one.source.end);
      if (repair === undefined) heard += source.charAt(at);
      else if (at === repair.source.start) heard += repair.to;
    }
  }
  return lettersOf(heard);
}

function lettersOf(text: string): string {
  return text
    .replace(/&#?\w+;/gu, '')
    .replace(/\P{L}+/gu, '')
    .toLowerCase();
}

describe.each([
  ...pagesOf(FIXTURES),
  ...pagesOf(join(FIXTURES, 'pages')),
  ...pagesOf(SAMPLES),
  ...pagesOf(join(SAMPLES, 'more')),
])('%s', (path) => {
  it(`traces ${SENTENCES} sentences of ${basename(path)} to their very words`, async () => {
    const { documents, script } = await read(path);
    const random = seededRandom(basename(path).length);
    const own = script.segments.filter(({ origin }) => origin.kind === 'source');
    for (let count = 0; count < SENTENCES; count++) {
      const segment = own[Math.floor(random() * own.length)];
      if (segment?.origin.kind !== 'source') throw new Error(`Nothing is heard of ${path}.`);
      const index = Math.floor(random() * segment.sentences.length);
      const range = locateSentences(segment, documents)[index];
      expect(range?.input).toBe('i1');
      expect(heardIn(documents, range ?? { start: 0, end: 0 }, segment.origin.repairs)).toBe(
        lettersOf(segment.sentences[index]?.text ?? ''),
      );
    }
  });
});

it('says where it looked', () => {
  if (!existsSync(SAMPLES)) console.info(`The samples are not at ${SAMPLES}: only our own pages were traced.`);
  expect(pagesOf(FIXTURES).length).toBeGreaterThan(0);
});
