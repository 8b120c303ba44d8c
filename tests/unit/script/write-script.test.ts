import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/model/document.ts';
import { scriptSchema } from '../../../src/model/script.ts';
import { findSegments } from '../../../src/script/find-segments.ts';
import { type ScriptRequest, writeScript } from '../../../src/script/write-script.ts';
import { validateSsml } from '../../../src/ssml/validate-ssml.ts';
import { type DocumentSketch, makeDocuments, makeShow } from './make-documents.ts';
import { ESPEAK, FLITE } from './make-voices.ts';

const EDITOR: Person = { id: 'p1', name: 'Senior Editor', role: 'interviewer', forms: [] };
const VALE: Person = { id: 'p2', name: 'Dr. Mara Vale', role: 'guest', forms: [] };
const ARTICLE: DocumentSketch = {
  blocks: [
    ['title', 'narrator', 'The Old Pier: A Town Decides'],
    ['paragraph', 'narrator', 'The council voted on Tuesday to rebuild the pier. It will cost $4 million,and more.'],
  ],
};
const INTERVIEW: DocumentSketch = {
  kind: 'interview',
  people: [EDITOR, VALE],
  blocks: [
    ['title', 'narrator', 'The old pier: a town decides'],
    ['paragraph', 'narrator', 'The council voted on Tuesday to rebuild the pier! We asked Mara Vale what that means.'],
    ['turn', 'p1', 'The council voted on Tuesday to rebuild the pier.'],
    ['turn', 'p2', 'Yes.'],
    ['turn', 'p1', 'Is it safe to build there?'],
    ['turn', 'p2', 'Yes.'],
    ['heading', 'narrator', 'What next?'],
  ],
};

function write(sketches: readonly DocumentSketch[], changes: Partial<ScriptRequest> = {}) {
  return writeScript({
    documents: makeDocuments(...sketches),
    show: makeShow(),
    episode: { show: 'default', id: 'pier' },
    firstDate: '2026-11-24T23:30:00Z',
    instance: 'flite',
    voices: [...FLITE, ...ESPEAK],
    ...changes,
  });
}

function texts(...args: Parameters<typeof write>): string[] {
  return write(...args).script.segments.map(({ kind, text }) => `${kind}: ${text}`);
}

describe('writeScript', () => {
  it('puts documents together with intro, opening and outro', () => {
    expect(texts([ARTICLE, INTERVIEW])).toEqual([
      'intro: The Quillby Report, Tuesday, November 24, 2026. The voices you hear are synthetic.',
      'title: The Old Pier: A Town Decides',
      'paragraph: The council voted on Tuesday to rebuild the pier. It will cost $4 million, and more.',
      'opening: Senior Editor asks the questions; Dr. Mara Vale answers.',
      'paragraph: We asked Mara Vale what that means.',
      'turn: The council voted on Tuesday to rebuild the pier.',
      'turn: Yes.',
      'turn: Is it safe to build there?',
      'turn: Yes.',
      'heading: What next?',
      'outro: That was The Quillby Report. Thank you for listening.',
    ]);
  });

  it('records what an earlier document told, with where it was told and where it stands', () => {
    const documents = makeDocuments(ARTICLE, INTERVIEW);
    const { script } = write([ARTICLE, INTERVIEW]);
    const source = documents.inputs[0]?.text ?? '';
    expect(
      script.leftOut.map(({ document, text, source: { start, end } }) => [document, text, source.slice(start, end)]),
    ).toEqual([
      ['d2', 'The old pier: a town decides', 'The old pier: a town decides'],
      ['d2', 'The council voted on Tuesday to rebuild the pier!', 'The council voted on Tuesday to rebuild the pier!'],
    ]);
    expect(script.segments.some(({ id }) => id === script.leftOut[1]?.toldIn)).toBe(true);
  });

  it('leaves nothing out within one document, of a person, of a list, or short', () => {
    const repeating: DocumentSketch = {
      blocks: [
        ['title', 'narrator', 'Another Story'],
        ['heading', 'narrator', 'What next?'],
        ['paragraph', 'narrator', 'Nobody knows. The sea was calm that night. The sea was calm that night.'],
        ['list-item', 'narrator', 'The council voted on Tuesday to rebuild the pier.'],
      ],
    };
    const again: DocumentSketch = {
      blocks: [
        ['title', 'narrator', 'Third'],
        ['paragraph', 'narrator', 'Nobody knows. Is it safe to build there?'],
      ],
    };
    const { script } = write([ARTICLE, INTERVIEW, repeating, again]);
    expect(script.leftOut.map(({ document }) => document)).toEqual(['d2', 'd2']);
  });

  it('gives every chapter a title of its own', () => {
    const titles = write([ARTICLE, INTERVIEW, ARTICLE, INTERVIEW]).script.documents.map(
      ({ chapterTitle }) => chapterTitle,
    );
    expect(titles).toEqual([
      'The Old Pier: A Town Decides',
      'Interview: The old pier: a town decides',
      'The Old Pier: A Town Decides (2)',
      'Interview: The old pier: a town decides (2)',
    ]);
  });

  it('says the date of the show’s time zone and language', () => {
    const show = makeShow({ timeZone: 'Europe/Berlin', language: 'en-GB' });
    const { script } = write([ARTICLE], { show });
    expect(script.date).toBe('2026-11-25');
    expect(script.segments[0]?.text).toContain('Wednesday, 25 November 2026');
    expect(script.segments[0]?.sentences[0]?.plan).toContainEqual(
      expect.objectContaining({ alias: expect.stringContaining('the twenty-fifth of November') }),
    );
  });

  it('keeps the intro under ten seconds, however long the show’s title', () => {
    const show = makeShow({
      title: 'The Very Long and Winding Name of a Show That Nobody Ever Managed to Say in One Breath',
    });
    const intro = write([ARTICLE], { show }).script.segments[0]?.text ?? '';
    expect(intro.split(' ').length).toBeLessThanOrEqual(25);
    expect(intro).toContain('synthetic');
  });

  it('adds the disclosure to a show’s own intro, and fills its templates', () => {
    const templates = {
      intro: 'Hello from {show}: {title}',
      outro: 'Bye, {unknown} from {show}.',
      opening: '{interviewers} meets {guests}.',
    };
    const spoken = texts([INTERVIEW], { show: makeShow({ templates }), title: 'Why?' });
    expect(spoken[0]).toBe('intro: Hello from The Quillby Report: Why? The voices you hear are synthetic.');
    expect(spoken[2]).toBe('opening: Senior Editor meets Dr. Mara Vale.');
    expect(spoken.at(-1)).toBe('outro: Bye, {unknown} from The Quillby Report.');
  });

  it('names several guests, and no roles that the page does not show', () => {
    const hale: Person = { id: 'p3', name: 'Tom Hale', role: 'guest', forms: [] };
    const panel = (people: readonly Person[]): DocumentSketch => ({
      kind: 'interview',
      title: 'Panel',
      people,
      blocks: people.map(
        ({ id, role }) => ['turn', id, role === 'interviewer' ? 'Who are you?' : `I am ${id}.`] as const,
      ),
    });
    const opening = (people: readonly Person[]) => texts([panel(people)]).find((text) => text.startsWith('opening'));
    expect(opening([EDITOR, VALE, hale])).toBe(
      'opening: Senior Editor asks the questions; Dr. Mara Vale and Tom Hale answer.',
    );
    expect(opening([VALE, hale])).toBe('opening: You will hear Dr. Mara Vale and Tom Hale.');
    expect(opening([VALE])).toBeUndefined();
    expect(
      opening([
        { ...EDITOR, name: 'Q' },
        { ...VALE, name: 'A' },
      ]),
    ).toBeUndefined();
  });

  it('says nothing of roles in a talk where those said to ask do not ask', () => {
    const panel: DocumentSketch = {
      kind: 'interview',
      people: [EDITOR, VALE],
      blocks: [
        ['turn', 'p1', 'Good morning.'],
        ['turn', 'p2', 'Good morning. Shall we begin?'],
        ['turn', 'p1', 'The pier is old.'],
      ],
    };
    expect(texts([panel])[1]).toBe('opening: You will hear Senior Editor and Dr. Mara Vale.');
  });

  it('lets only people who speak into the opening and the cast', () => {
    const silent: Person = { id: 'p9', name: 'Silent Sam', role: 'quoted', forms: [] };
    const { script, cast } = write([{ ...INTERVIEW, people: [EDITOR, VALE, silent] }]);
    expect(script.speakers.map(({ name, voice }) => [name, voice])).toEqual([
      ['Narrator', 'flite:rms'],
      ['Senior Editor', 'flite:slt'],
      ['Dr. Mara Vale', 'flite:awb'],
    ]);
    expect(Object.keys(cast)).toEqual(['narrator', 'senior editor', 'dr. mara vale']);
  });

  it('makes one speaker of a person in two documents', () => {
    const { script } = write([
      INTERVIEW,
      { ...INTERVIEW, title: 'Second', people: [{ ...EDITOR, id: 'x' }], blocks: [['turn', 'x', 'Hello again.']] },
    ]);
    expect(script.speakers.filter(({ name }) => name === 'Senior Editor')).toHaveLength(1);
  });

  it('reads a document in another language with a voice of that language', () => {
    const german: DocumentSketch = {
      language: 'de',
      blocks: [
        ['title', 'narrator', 'Der alte Steg'],
        ['paragraph', 'narrator', 'Er ist alt.'],
      ],
    };
    const { script } = write([german], { instance: 'espeak' });
    expect(script.speakers.map(({ id, voice }) => [id, voice])).toEqual([
      ['narrator', 'espeak:en-us'],
      ['narrator-de', 'espeak:de'],
    ]);
    expect(script.segments[1]?.ssml).toContain('xml:lang="de"');
    expect(() => write([german])).toThrow(expect.objectContaining({ code: 'no-voice-for-language' }));
  });

  it('gives ids that stay when something is added before', () => {
    const ids = (sketches: readonly DocumentSketch[]) => write(sketches).script.segments.map(({ id }) => id);
    const longer = {
      ...ARTICLE,
      blocks: [
        ...ARTICLE.blocks.slice(0, 1),
        ['paragraph', 'narrator', 'New lead.'] as const,
        ...ARTICLE.blocks.slice(1),
      ],
    };
    const before = ids([ARTICLE]);
    expect(before).toHaveLength(new Set(before).size);
    expect(ids([longer])).toEqual(expect.arrayContaining(before));
    expect(before.every((id) => /^d1-[0-9a-f]{8}(?:-\d+)?$/u.test(id))).toBe(true);
  });

  it('writes what its schema says, valid SSML in every segment, the same every time', () => {
    const { script } = write([ARTICLE, INTERVIEW]);
    expect(scriptSchema.parse(script)).toEqual(script);
    for (const { ssml, text } of script.segments) expect(validateSsml(ssml).text).toBe(text);
    expect(write([ARTICLE, INTERVIEW]).script).toEqual(script);
  });

  it('refuses documents with nothing to read', () => {
    expect(() => write([{ blocks: [['paragraph', 'narrator', '***']] }])).toThrow(
      expect.objectContaining({ code: 'nothing-to-read' }),
    );
    expect(() => write([])).toThrow(expect.objectContaining({ code: 'nothing-to-read' }));
  });
});

describe('findSegments', () => {
  it('shows documents as found, with names, repairs and the ids of the script', () => {
    const documents = makeDocuments(ARTICLE, INTERVIEW);
    const found = findSegments(documents);
    expect(found[1]?.segments.map(({ speaker, text }) => `${speaker}: ${text}`).slice(2, 4)).toEqual([
      'Senior Editor: The council voted on Tuesday to rebuild the pier.',
      'Dr. Mara Vale: Yes.',
    ]);
    expect(found[0]?.repairs.map(({ kind, from, to }) => [kind, from, to])).toEqual([['spacing', ',', ', ']]);
    const scriptIds = new Set(write([ARTICLE, INTERVIEW]).script.segments.map(({ id }) => id));
    expect(found[0]?.segments.every(({ id }) => scriptIds.has(id))).toBe(true);
    expect(found[1]?.segments.filter(({ text }) => text === 'Yes.').map(({ id }) => id.replace(/^.{11}/u, ''))).toEqual(
      ['', '-2'],
    );
  });
});
