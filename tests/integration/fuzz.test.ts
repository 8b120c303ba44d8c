import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fuzz } from '../../scripts/soak/fuzz.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { receiveInput } from '../../src/ingest/receive-input.ts';
import { ReadoutError } from '../../src/model/readout-error.ts';
import { findSegments } from '../../src/script/find-segments.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
/** Pages for evaluation that may lie beside the project. */
const SAMPLES = join(import.meta.dirname, '../../../shared/samples');
const FOLDERS = [FIXTURES, join(FIXTURES, 'pages'), SAMPLES, join(SAMPLES, 'more')].filter((folder) =>
  existsSync(folder),
);

/** Reads a page; undefined where it is refused in a sentence. */
async function read(name: string, text: string | Uint8Array) {
  try {
    const received = receiveInput({ id: 'i1', address: `/fuzz/${name}`, bytes: Buffer.from(text) });
    return findSegments(await ingest([received], new AbortController().signal));
  } catch (error) {
    if (error instanceof ReadoutError && error.code !== 'unexpected') return undefined;
    throw error;
  }
}

describe('reading', () => {
  it('reads or refuses 300 damaged pages, and accounts for every character of those it reads', async () => {
    const { tried, read: made, faults } = await fuzz(FOLDERS, 300, 4);
    expect(faults).toEqual([]);
    expect(tried).toBe(300);
    expect(made).toBeGreaterThan(150);
  });

  it.each([
    ['line.txt', 'It rained again on Sennet. '.repeat(38_000)],
    ['line.html', `<p>${'It rained again <b>on</b> Sennet. '.repeat(30_000)}`],
    // Readers alone are given 5 MB, by linear-time.long.test.ts.
  ])('makes a script of a line of 1 MB in %s', async (name, text) => {
    const documents = await read(name, text);
    expect(documents?.[0]?.segments.length).toBeGreaterThan(0);
  });

  it.each(['txt', 'md'])('reads thirty thousand labels in a .%s file', async (ending) => {
    const text = Array.from({ length: 30_000 }, (_, turn) => `${turn % 2 === 0 ? 'Ada' : 'Ben'}: Turn ${turn}.`).join(
      '\n\n',
    );
    expect((await read(`talk.${ending}`, text))?.[0]?.segments.length).toBeGreaterThan(0);
  });

  it('reads markup that is never closed, and charsets that are not what they say', async () => {
    expect(await read('open.html', `${'<div><p><b>'.repeat(20_000)}The end of the pier is near.`)).toBeDefined();
    const latin = Buffer.from(
      '<meta charset="utf-8"><p>Die Fähre fährt über die Förde.</p><p>Und zurück.</p>',
      'latin1',
    );
    expect(await read('latin.html', latin)).toBeDefined();
    const utf16 = Buffer.from('\uFEFFThe ferry sails at nine.\n\nIt returns at ten.\n', 'utf16le');
    expect((await read('utf16.txt', utf16))?.[0]?.segments.at(-1)?.text).toBe('It returns at ten.');
  });
});
