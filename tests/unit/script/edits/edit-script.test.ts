import { describe, expect, it } from 'vitest';
import type { DocumentsFile, Person } from '../../../../src/model/document.ts';
import type { Edit } from '../../../../src/model/edits.ts';
import { editsFileSchema } from '../../../../src/model/edits.ts';
import { RECORDED_VOICE } from '../../../../src/model/script.ts';
import { findEdits } from '../../../../src/script/edits/find-edits.ts';
import { baseOfDocuments, baseOfScript } from '../../../../src/script/edits/script-base.ts';
import { findSegments } from '../../../../src/script/find-segments.ts';
import { fileOfDocuments } from '../../../../src/script/script-file/file-of-documents.ts';
import { fileOfScript } from '../../../../src/script/script-file/file-of-script.ts';
import { parseScriptFile } from '../../../../src/script/script-file/parse-script-file.ts';
import { writeScriptFile } from '../../../../src/script/script-file/write-script-file.ts';
import { writeScript } from '../../../../src/script/write-script.ts';
import { type DocumentSketch, makeDocuments, makeShow } from '../make-documents.ts';
import { ESPEAK, FLITE } from '../make-voices.ts';

const OKORO: Person = { id: 'p1', name: 'Ada Okoro', role: 'interviewer', forms: ['Okoro'] };
const VALE: Person = { id: 'p2', name: 'Mara Vale', role: 'guest', forms: [] };
const ARTICLE: DocumentSketch = {
  blocks: [
    ['title', 'narrator', 'The Old Pier'],
    ['paragraph', 'narrator', 'The council voted on Tuesday to rebuild the pier.'],
    ['paragraph', 'narrator', 'It will cost 4 million,and more.'],
  ],
};
const INTERVIEW: DocumentSketch = {
  kind: 'interview',
  people: [OKORO, VALE],
  blocks: [
    ['title', 'narrator', 'Building in Water'],
    ['paragraph', 'narrator', 'The council voted on Tuesday to rebuild the pier.'],
    ['turn', 'p1', 'Is it safe?'],
    ['turn', 'p2', 'It is.'],
    ['turn', 'p1', 'How long does it last?'],
    ['turn', 'p2', 'Thirty years.'],
  ],
};
const SESSION = { by: 'jo', at: '2026-11-24T10:00:00Z' };

function script(documents: DocumentsFile, edits: readonly Edit[] = []) {
  return writeScript({
    documents,
    show: makeShow({ title: 'Tides' }),
    episode: { show: 'default', id: 'pier' },
    firstDate: '2026-11-24T08:00:00Z',
    instance: 'flite',
    voices: [...FLITE, ...ESPEAK],
    edits,
  });
}

/** Edits as a producer does: the file as text, changed by hand, read back. */
function edit(documents: DocumentsFile, change: (text: string) => string, earlier: readonly Edit[] = []) {
  const base = script(documents).script;
  const shown = fileOfScript({ script: script(documents, earlier).script, base, documents, inputs: [] });
  const text = writeScriptFile(shown);
  const changed = change(text);
  const edits = findEdits(baseOfScript(base), parseScriptFile(changed), { ...SESSION, earlier });
  expect(editsFileSchema.parse({ format: 'readout-edits/1', edits }).edits).toEqual(edits);
  return { edits, text, result: script(documents, edits).script };
}

function said(result: ReturnType<typeof script>['script']): string[] {
  const names = new Map(result.speakers.map(({ id, name }) => [id, name]));
  return result.segments.map(({ speaker, text }) => `${names.get(speaker)}: ${text}`);
}

const BOTH = makeDocuments(ARTICLE, INTERVIEW);

/** The paragraph with its comment. */
function block(text: string, words: string): string {
  return text.split('\n\n').find((one) => one.includes(words)) ?? '';
}

describe('a producer’s changes', () => {
  it('are none where nothing was changed', () => {
    expect(edit(BOTH, (text) => text).edits).toEqual([]);
    expect(edit(BOTH, (text) => text.replaceAll('\n', '\r\n')).edits).toEqual([]);
  });

  it('are recorded with who, when and what stood there, and the place in the source stays', () => {
    const { edits, result } = edit(BOTH, (text) => text.replace('It is.', 'It is, says the “county”.'));
    expect(edits).toEqual([
      {
        kind: 'text',
        segment: expect.stringMatching(/^d2-/u),
        was: 'It is.',
        text: 'It is, says the “county”.',
        ...SESSION,
      },
    ]);
    const segment = result.segments.find(({ text }) => text.startsWith('It is, says'));
    const source = BOTH.inputs[0]?.text.slice(...rangeOf(segment));
    expect(segment).toMatchObject({
      id: edits[0]?.kind === 'text' ? edits[0].segment : '',
      origin: { kind: 'edit', was: 'It is.' },
    });
    expect(source).toBe('It is.');
  });

  it('may take out, add and move paragraphs, and give them to somebody else', () => {
    const { edits, result } = edit(BOTH, (text) => {
      const answer = block(text, 'Thirty years.');
      const question = block(text, 'How long does it last?');
      return text
        .replace(`${block(text, 'Is it safe?')}\n\n`, '')
        .replace(`${question}\n\n${answer}`, `${answer}\n\n${question}\n\n**Tom Hale:** Longer.\n\nMuch longer.`)
        .replace('**Mara Vale:** It is.', '**Ada Okoro:** It is.');
    });
    expect(edits.map(({ kind }) => kind).sort()).toEqual(['insert', 'insert', 'move', 'remove', 'speaker']);
    expect(said(result).slice(-6, -1)).toEqual([
      'Ada Okoro: It is.',
      'Mara Vale: Thirty years.',
      'Ada Okoro: How long does it last?',
      'Tom Hale: Longer.',
      'Tom Hale: Much longer.',
    ]);
    expect(result.speakers.find(({ name }) => name === 'Tom Hale')?.voice).toMatch(/^flite:/u);
  });

  it('survive a second session, keep their date there, and can be taken back', () => {
    const first = edit(BOTH, (text) =>
      text.replace('It is.', 'Yes, it is.').replace(`${block(text, 'Is it safe?')}\n\n`, ''),
    );
    const later = { by: 'kim', at: '2026-11-25T10:00:00Z' };
    const base = script(BOTH).script;
    const shown = writeScriptFile(fileOfScript({ script: first.result, base, documents: BOTH, inputs: [] }));
    expect(shown).toContain('~~**Ada Okoro:** Is it safe?~~');
    const again = findEdits(baseOfScript(base), parseScriptFile(shown.replace('Thirty', 'Forty')), {
      ...later,
      earlier: first.edits,
    });
    expect(again.map(({ kind, by }) => `${kind} ${by}`)).toEqual(['text jo', 'text kim', 'remove jo']);
    const back = shown
      .replace('Yes, it is.', 'It is.')
      .replace('~~**Ada Okoro:** Is it safe?~~', '**Ada Okoro:** Is it safe?');
    expect(findEdits(baseOfScript(base), parseScriptFile(back), { ...later, earlier: first.edits })).toEqual([]);
  });

  it('are made again when the source changed elsewhere, and said to be lost where it changed there', () => {
    const { edits } = edit(BOTH, (text) => text.replace('It is.', 'Yes, it is.'));
    const NEWS: DocumentSketch = { blocks: [['title', 'narrator', 'News']] };
    expect(said(script(makeDocuments(NEWS, ARTICLE, INTERVIEW), edits).script)).toContain('Mara Vale: Yes, it is.');
    const gone = script(makeDocuments(ARTICLE), edits).script;
    expect(gone.warnings).toEqual([
      'A change of jo (text, "It is.") was not made: its paragraph is no longer in the source.',
    ]);
    const base = script(makeDocuments(ARTICLE)).script;
    const file = fileOfScript({ script: gone, base, documents: makeDocuments(ARTICLE), inputs: [] });
    expect(findEdits(baseOfScript(base), file, { ...SESSION, earlier: edits })).toEqual(edits);
  });

  it('restore what was left out, in its place or where it was put', () => {
    const text = BOTH.inputs[0]?.text ?? '';
    const at = text.indexOf('Is it safe?');
    const spans = [
      {
        use: 'dropped' as const,
        why: 'stage-direction',
        source: { input: 'i1', start: at, end: at + 'Is it safe?'.length },
      },
    ];
    const documents = { ...BOTH, spans };
    const inPlace = edit(documents, (file) =>
      file.replace('~~**Narrator:** Is it safe?~~', '**Ada Okoro:** Is it safe?'),
    );
    expect(said(inPlace.result).filter((line) => line === 'Ada Okoro: Is it safe?')).toHaveLength(2);
    const moved = edit(documents, (file) => {
      const passage = block(file, '~~**Narrator:** Is it safe?~~');
      return file.replace(passage, '').replace(block(file, 'It will cost'), (whole) => `${whole}\n\n${passage}`);
    });
    expect(said(moved.result)[4]).toBe('Narrator: Is it safe?');
    expect(moved.edits).toEqual([expect.objectContaining({ kind: 'insert', source: spans[0]?.source })]);
    expect(moved.result.segments[4]?.origin).toMatchObject({ kind: 'edit', was: '', source: spans[0]?.source });
    const shown = fileOfScript({ script: moved.result, base: script(documents).script, documents, inputs: [] });
    expect(shown.documents.flatMap(({ leftOut }) => leftOut).filter(({ why }) => why === 'stage-direction')).toEqual(
      [],
    );
  });

  it('ask for silence, leave notes, name voices and titles', () => {
    const { edits, result } = edit(BOTH, (text) =>
      text
        .replace('# The Old Pier', '# The New Pier')
        .replace(/^title: .*$/mu, 'title: All about “piers”')
        .replace(/(\*\*Mara Vale\*\* \(guest\)): \S+/u, '$1: flite:kal16')
        .replace(block(text, 'It is.'), (whole) => `${whole}\n\n*(pause 1.5 s)*\n\n> Check with her.`),
    );
    expect(edits.map(({ kind }) => kind)).toEqual(['title', 'title', 'voice', 'pause', 'note']);
    expect(result.title).toBe('All about “piers”');
    expect(result.documents[0]?.chapterTitle).toBe('The New Pier');
    expect(result.speakers.find(({ name }) => name === 'Mara Vale')?.voice).toBe('flite:kal16');
    expect(result.segments.find(({ text }) => text === 'It is.')).toMatchObject({
      pauseAfterMs: 1500,
      notes: ['Check with her.'],
      origin: { kind: 'source' },
    });
    const again = fileOfScript({ script: result, base: script(BOTH).script, documents: BOTH, inputs: [] });
    expect(parseScriptFile(writeScriptFile(again)).documents[1]?.items).toContainEqual({ kind: 'pause', ms: 1500 });
    expect(script(BOTH, edits).cast['mara vale']).toBeUndefined();
  });

  it('take a whole document out, and not everything', () => {
    const { result } = edit(BOTH, (text) => text.replace(/<!-- document d1 -->[\s\S]*?(?=<!-- document d2)/u, ''));
    expect(result.documents.map(({ id }) => id)).toEqual(['d2']);
    expect(() => edit(BOTH, (text) => text.replace(/<!-- document[\s\S]*/u, ''))).toThrow(
      expect.objectContaining({ code: 'nothing-to-read' }),
    );
  });

  it('are found in a file of documents before they are put together, also in what is told once', () => {
    const found = findSegments(BOTH);
    const file = writeScriptFile(fileOfDocuments(found, BOTH, []));
    expect(findEdits(baseOfDocuments(found), parseScriptFile(file), { ...SESSION, earlier: [] })).toEqual([]);
    expect(file).toContain('· repaired “,” → “, ” -->');
    const changed = file.replace(/(<!-- d2[^>]*>\n\*\*Narrator:\*\* )The council voted[^\n]*/u, '$1They voted.');
    const edits = findEdits(baseOfDocuments(found), parseScriptFile(changed), { ...SESSION, earlier: [] });
    expect(edits).toHaveLength(1);
    expect(said(script(BOTH, edits).script)).toContain('Narrator: They voted.');
  });
});

function rangeOf(segment: ReturnType<typeof script>['script']['segments'][number] | undefined): [number, number] {
  const source = segment !== undefined && 'source' in segment.origin ? segment.origin.source : undefined;
  return [source?.start ?? 0, source?.end ?? 0];
}

describe('a recording that a producer names', () => {
  const KEPT = { file: 'recordings/vale-0a1b2c3d.opus', sha256: '0a1b2c3d' };
  const MARK = '*(recording vale.opus; rights: Mara Vale, with her leave)*';
  const RECORDING = { ...KEPT, rights: 'Mara Vale, with her leave' };
  const recordings = new Map([
    ['vale.opus', KEPT],
    [KEPT.file, KEPT],
  ]);
  const base = script(BOTH).script;
  const written = (result: typeof base) =>
    writeScriptFile(fileOfScript({ script: result, base, documents: BOTH, inputs: [] }));
  const find = (text: string, earlier: readonly Edit[] = []) =>
    findEdits(baseOfScript(base), parseScriptFile(text), { ...SESSION, earlier, recordings });
  const inserted = `**Tom Hale:** ${MARK} Good morning.`;
  const marked = written(base)
    .replace('**Mara Vale:** It is.', `**Mara Vale:** ${MARK} It is.`)
    .replace('**Mara Vale:** Thirty years.', `**Mara Vale:** ${MARK} Thirty-one years.`)
    .replace('<!-- document d2 -->', `${inserted}\n\n<!-- document d2 -->`);

  it('is heard in place of a voice, keeps the place in the source, and needs no voice', () => {
    const { script: result, cast } = script(BOTH, find(marked));
    const recorded = result.segments.filter(({ recording }) => recording !== undefined);
    expect(recorded.map(({ text, recording }) => [text, recording])).toEqual([
      ['Good morning.', RECORDING],
      ['It is.', RECORDING],
      ['Thirty-one years.', RECORDING],
    ]);
    expect(recorded.map(({ origin }) => origin)).toMatchObject([
      { kind: 'recording', was: '', by: 'jo' },
      { kind: 'recording', was: 'It is.', source: { input: 'i1' } },
      { kind: 'recording', was: 'Thirty years.', source: { input: 'i1' } },
    ]);
    const voices = new Map(result.speakers.map(({ name, voice }) => [name, voice]));
    expect(voices.get('Mara Vale')).toBe(RECORDED_VOICE);
    expect(voices.get('Tom Hale')).toBe(RECORDED_VOICE);
    expect(Object.keys(cast)).not.toContain('tom hale');
  });

  it('stays as it is in the next session, and goes when its mark is taken away', () => {
    const edits = find(marked);
    const again = written(script(BOTH, edits).script);
    expect(again).toContain(`*(recording ${KEPT.file}; rights: Mara Vale, with her leave)* It is.`);
    expect(find(again, edits)).toEqual(edits);
    const without = again.replaceAll(/\*\(recording [^)]*\)\* /gu, '').replace('Thirty-one', 'Thirty');
    expect(find(without, edits).map(({ kind }) => kind)).toEqual(['insert']);
  });

  it('makes the intro say that not every voice is synthetic, which is no change of the producer', () => {
    const intro = (edits: readonly Edit[]) => script(BOTH, edits).script.segments[0]?.text ?? '';
    expect(intro([])).toMatch(/The voices you hear are synthetic\.$/u);
    const edits = find(marked);
    expect(intro(edits)).toMatch(/synthetic, except in recordings\.$/u);
    expect(find(written(script(BOTH, edits).script)).filter(({ kind }) => kind === 'text')).toHaveLength(1);
  });

  it('is refused where nobody looked at it', () => {
    expect(() => edit(BOTH, () => marked)).toThrow('The recording vale.opus is not there.');
  });
});
