import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MEDIA_TYPES } from '../../../../scripts/soak/fuzz.ts';
import { ingest } from '../../../../src/ingest/ingest.ts';
import { type DocumentsFile, documentsFileSchema, readPiece } from '../../../../src/model/document.ts';
import { ReadoutError } from '../../../../src/model/readout-error.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const SAMPLES = join(ROOT, '../shared/samples');

interface Page {
  readonly name: string;
  readonly mediaType: string;
  readonly text: string;
}

const OWN: readonly Page[] = [
  {
    name: 'an interview with everything in it',
    mediaType: 'text/plain',
    text: 'A Talk About Cranes\nBy Lena Moor\n\nSkip to content\nEditor: Is it blue [1]? [laughs]\nIda Lund: It is.For now.\n\nThe end\n| a | b |\n|---|---|\n| c | d |\nIda lund: Bye.Next Title Of The Page\nThe harbour board voted on Tuesday to buy a crane, and that is all there is to say.\nReferences\n[1] A book.\n',
  },
  {
    name: 'a web page',
    mediaType: 'text/html',
    text: '<nav><a href="/">Home</a></nav><h1>Caf&eacute; &amp; crane</h1><p><b>DC:</b> Why?<br><br>Really?</p><p><b>Ida Lund:</b> Because&nbsp;I can.<sup>[1]</sup></p><table><tr><th>A</th><td>B</td></tr></table><p><b>DC:</b> And you?</p><p><b>IL:</b> Me too.</p>',
  },
  {
    name: 'captions',
    mediaType: 'text/vtt',
    text: 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Hello, are\n\n00:02.000 --> 00:03.000\n<v Ada>you there?\n\n00:03.000 --> 00:04.000\n- Yes.\n- No.\n',
  },
];

function samples(): Page[] {
  if (!existsSync(SAMPLES)) return [];
  const folders = [SAMPLES, join(SAMPLES, 'more')];
  const paths = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  return paths.flatMap((path) => {
    const mediaType = MEDIA_TYPES[path.split('.').at(-1) ?? ''];
    return mediaType === undefined || path.endsWith('README.md')
      ? []
      : [{ name: path.slice(SAMPLES.length + 1), mediaType, text: readFileSync(path, 'utf8') }];
  });
}

async function read({ mediaType, text }: Page): Promise<DocumentsFile> {
  const received = { id: 'i1', address: '/page', mediaType, sha256: '', receivedAt: '' };
  return await ingest([{ ...received, bytes: new TextEncoder().encode(text) }], new AbortController().signal);
}

/** What is wrong with the account that a file gives of its source. */
function faultsOf(file: DocumentsFile): string[] {
  const text = file.inputs[0]?.text ?? '';
  const faults: string[] = [];
  const uses = new Array<string>(text.length);
  let at = 0;
  for (const { use, source } of file.spans) {
    if (source.start !== at) faults.push(`the span at ${source.start} does not begin at ${at}`);
    uses.fill(use, source.start, source.end);
    at = source.end;
  }
  if (at !== text.length) faults.push(`the spans end at ${at} of ${text.length}`);
  for (const { people, blocks } of file.documents) {
    for (const { speaker, pieces, isOptional, source } of blocks) {
      if (!people.some(({ id }) => id === speaker)) faults.push(`nobody is ${speaker}`);
      if (
        pieces
          .map((piece) => readPiece(text, piece))
          .join('')
          .trim() === ''
      )
        faults.push('a block says nothing');
      for (const piece of pieces) {
        if (piece.kind === 'joiner') continue;
        if (piece.start < source.start || piece.end > source.end) faults.push('a piece lies outside its block');
        if (uses.slice(piece.start, piece.end).some((use) => use !== (isOptional ? 'optional' : 'spoken'))) {
          faults.push(`what is spoken at ${piece.start} is not accounted for as spoken`);
        }
      }
    }
  }
  return faults;
}

/** A small repeatable generator, so that a failure can be seen again. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const INSERTS = [
  '\n',
  '\n\n',
  ': ',
  'Ada Okoro: ',
  '((',
  '))',
  '[[1]]',
  '[laughs]',
  '|',
  '**',
  '<p>',
  '</b>',
  '&eacute;',
  '"',
  '\u0000',
  '\ud83d',
  '?',
  'Contents\n',
  'References\n',
  'Q: ',
  '# ',
  '—',
];

function mutate(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const length = random(200);
  switch (random(5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + length);
    case 2:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    case 3:
      return text
        .split('\n')
        .sort(() => random(3) - 1)
        .join('\n');
    default:
      return text.slice(0, at) + (INSERTS[random(INSERTS.length)] ?? '') + text.slice(at);
  }
}

describe('every character of a page', () => {
  const pages = [...OWN, ...samples()];
  if (pages.length === OWN.length) console.info('The shared samples are not here: only our own pages are read.');

  it.each(pages.map((page) => [page.name, page] as const))('is accounted for exactly once in %s', async (_, page) => {
    const file = await read(page);
    documentsFileSchema.parse(file);
    expect(faultsOf(file)).toEqual([]);
  });

  it('is accounted for in pages that were cut, shuffled and mixed up', async () => {
    const random = createRandom(7);
    const faults: string[] = [];
    for (let round = 0; round < 150; round++) {
      const page = pages[random(pages.length)] ?? OWN[0];
      if (page === undefined) continue;
      let { text } = page;
      for (let step = 0; step <= random(4); step++) text = mutate(text.slice(0, 8_000), random);
      try {
        faults.push(...faultsOf(await read({ ...page, text })).map((fault) => `round ${round}: ${fault}`));
      } catch (thrown) {
        if (!(thrown instanceof ReadoutError)) faults.push(`round ${round}: ${String(thrown)}`);
      }
    }
    expect(faults).toEqual([]);
  }, 60_000);
});

describe('a hostile page', () => {
  it.each([
    ['ten thousand labels', Array.from({ length: 10_000 }, (_, index) => `Name${index} Of: you?`).join('\n')],
    ['a line of a megabyte', 'The ferry came. It was late. '.repeat(36_000)],
    ['a hundred thousand brackets', '[1] [laughs] (('.repeat(25_000)],
  ])(
    'with %s is read in time proportional to its length',
    async (_, text) => {
      const page = { name: '', mediaType: 'text/plain', text };
      const timeOf = async (one: Page) => {
        const start = performance.now();
        await read(one);
        return performance.now() - start;
      };
      const half = await timeOf({ ...page, text: text.slice(0, text.length / 2) });
      const whole = await timeOf(page);
      expect(whole).toBeLessThan(half * 4 + 1_000);
    },
    120_000,
  );
});
