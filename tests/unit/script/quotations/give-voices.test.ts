import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../../src/model/edits.ts';
import type { Show } from '../../../../src/model/show.ts';
import { findEdits } from '../../../../src/script/edits/find-edits.ts';
import { baseOfScript } from '../../../../src/script/edits/script-base.ts';
import { locateSentences } from '../../../../src/script/locate-sentences.ts';
import { fileOfScript } from '../../../../src/script/script-file/file-of-script.ts';
import { parseScriptFile } from '../../../../src/script/script-file/parse-script-file.ts';
import { writeScriptFile } from '../../../../src/script/script-file/write-script-file.ts';
import { writeScript } from '../../../../src/script/write-script.ts';
import { makeDocuments, makeShow } from '../make-documents.ts';
import { FLITE } from '../make-voices.ts';

const DOCUMENTS = makeDocuments({
  blocks: [
    ['title', 'narrator', 'The Store'],
    [
      'paragraph',
      'narrator',
      'She said. “We lost our only baker,” said Tomas Brandt,who runs a store. “A pier is our street,” Brandt said. It is “so”.',
    ],
    ['paragraph', 'narrator', '(“We will build it again.”) said Ines Calloway.'],
  ],
});

function write(quotes: NonNullable<Show['quotes']>, edits: readonly Edit[] = []) {
  return writeScript({
    documents: DOCUMENTS,
    show: makeShow({ quotes }),
    episode: { show: 'default', id: 'store' },
    firstDate: '2026-11-24T08:00:00Z',
    instance: 'flite',
    voices: FLITE,
    edits,
  }).script;
}

function told({ speakers, segments }: ReturnType<typeof write>): string[] {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  return segments.slice(2, -1).map(({ speaker, text }) => `${names.get(speaker)}: ${text}`);
}

describe('quotations', () => {
  it('are read by the narrator, and noted on the segment', () => {
    const script = write('narrator');
    expect(told(script)).toHaveLength(2);
    const [, , segment] = script.segments;
    expect(segment?.quotes?.map(({ speaker, start, end }) => [speaker, segment.text.slice(start, end)])).toEqual([
      ['Tomas Brandt', '“We lost our only baker,”'],
      ['Tomas Brandt', '“A pier is our street,”'],
    ]);
    expect(script.speakers.map(({ name }) => name)).toEqual(['Narrator']);
  });

  it('are read by the people quoted where the show wants it: every word, in order', () => {
    const script = write('voices');
    expect(told(script)).toEqual([
      'Narrator: She said.',
      'Tomas Brandt: “We lost our only baker,”',
      'Narrator: said Tomas Brandt, who runs a store.',
      'Tomas Brandt: “A pier is our street,”',
      'Narrator: Brandt said. It is “so”.',
      'Ines Calloway: (“We will build it again.”)',
      'Narrator: said Ines Calloway.',
    ]);
    const all = (one: typeof script) => one.segments.map(({ text }) => text).join(' ');
    expect(all(script)).toBe(all(write('narrator')));
    expect(script.speakers.map(({ role }) => role)).toEqual(['narrator', 'quoted', 'quoted']);
    expect(new Set(script.segments.map(({ id }) => id)).size).toBe(script.segments.length);
  });

  it('are traced to their own words', () => {
    const source = DOCUMENTS.inputs[0]?.text ?? '';
    const traced = write('voices')
      .segments.slice(2, -1)
      .flatMap((segment) => locateSentences(segment, DOCUMENTS).map((range) => source.slice(range?.start, range?.end)));
    expect(traced.slice(0, 4)).toEqual([
      'She said.',
      '“We lost our only baker,”',
      'said Tomas Brandt,who runs a store.',
      '“A pier is our street,”',
    ]);
  });

  it('can be edited one by one, and stay with the narrator in a paragraph edited as a whole', () => {
    const base = write('voices');
    const text = writeScriptFile(fileOfScript({ script: base, base, documents: DOCUMENTS, inputs: [] }));
    const session = { by: 'jo', at: '2026-11-24T10:00:00Z', earlier: [] };
    expect(findEdits(baseOfScript(base), parseScriptFile(text), session)).toEqual([]);
    const edits = findEdits(baseOfScript(base), parseScriptFile(text.replace('our only baker', 'the baker')), session);
    expect(told(write('voices', edits))[1]).toBe('Tomas Brandt: “We lost the baker,”');
    const whole = write('narrator').segments[2]?.id ?? '';
    const edit: Edit = {
      kind: 'text',
      segment: whole,
      was: '',
      text: 'They lost “their only baker”.',
      by: 'jo',
      at: '',
    };
    expect(told(write('voices', [edit]))[0]).toBe('Narrator: They lost “their only baker”.');
  });
});
