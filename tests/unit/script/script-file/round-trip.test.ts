import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../scripts/soak/seeded-random.ts';
import { isScriptFile, parseScriptFile } from '../../../../src/script/script-file/parse-script-file.ts';
import type { FilePassage, ScriptFile } from '../../../../src/script/script-file/script-file.ts';
import { writeScriptFile } from '../../../../src/script/script-file/write-script-file.ts';

const HOSTILE = [
  ...[
    '**',
    '*',
    '\\',
    '\\\\',
    '<!--',
    '-->',
    '#',
    '##',
    '# ',
    '>',
    '~~',
    '~',
    '---',
    '***',
    '`',
    '_',
    '[a](b)',
    '&amp;',
  ],
  ...[
    '“smart”',
    '’',
    '…',
    '|',
    ':',
    '**Ada:**',
    '*(pause 1 s)*',
    '- **x**',
    '<b>',
    '1.',
    '- ',
    '\u{1f600}',
    'é',
    'ß',
    '中',
  ],
  ...['word', 'and', 'the', 'Left out', 'document d1', '<!-- d1-aa -->', '\\*', '~~x~~', '<', '<!', '!', '@', '%'],
];

function passage(text: string, changes: Partial<FilePassage> = {}): FilePassage {
  return { kind: 'passage', ref: 'd1-0a1b2c3d', speaker: 'Ada Okoro', text, isStruck: false, ...changes };
}

function fileOf(items: ScriptFile['documents'][number]['items'], changes: Partial<ScriptFile> = {}): ScriptFile {
  return {
    title: 'The “Pier”: a \\ title',
    inputs: [],
    cast: [
      { name: 'Narrator', role: 'narrator', voice: 'flite:rms' },
      { name: 'Q*A: \\ ~', role: 'guest' },
    ],
    documents: [{ id: 'd1', title: 'A # title with **marks**', items, leftOut: [] }],
    ...changes,
  };
}

/** As editors wrap paragraphs: a line break in place of some spaces. */
function wrap(text: string, random: () => number): string {
  const [facts = '', body = ''] = text.split(/(?<=\n---\n)/u);
  return (
    facts +
    body.replace(/(?<=\S) (?=\S)/gu, (space, at: number) => (isProse(body, at) && random() < 0.3 ? '\n' : space))
  );
}

function isProse(body: string, at: number): boolean {
  const line = body.slice(body.lastIndexOf('\n', at) + 1, at);
  return !/^(?:<!--|#|- |\*\(|>|~~)/u.test(line) && /:\*\* .* .*/u.test(line);
}

function randomText(random: () => number): string {
  const pick = () => HOSTILE[Math.floor(random() * HOSTILE.length)] ?? '';
  const glue = () => (random() < 0.6 ? ' ' : '');
  const parts = Array.from({ length: 1 + Math.floor(random() * 12) }, () => pick() + glue());
  return parts.join('').replace(/\s+/gu, ' ').trim();
}

describe('a script file', () => {
  it('gives back whatever was written, also wrapped, with CRLF and a byte order mark', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 1500; round++) {
      const items = Array.from({ length: 3 }, (_, index) =>
        passage(randomText(random), { ref: `d1-0000000${index}`, isStruck: false }),
      );
      const leftOut = [passage(randomText(random), { ref: 'i1:3-9', why: 'citation', isStruck: true })];
      const file = fileOf([], { documents: [{ id: 'd1', title: randomText(random), items, leftOut }] });
      const written = writeScriptFile(file);
      expect(parseScriptFile(written)).toEqual(file);
      expect(parseScriptFile(`\uFEFF${wrap(written, random).replaceAll('\n', '\r\n')}`)).toEqual(file);
    }
  });

  it('keeps recordings, whatever stands in their names, rights and words', () => {
    const random = seededRandom(11);
    for (let round = 0; round < 500; round++) {
      const named = () => `x${randomText(random)}x`;
      const items = [0, 1].map((index) =>
        passage(named(), { ref: `d1-0000000${index}`, recording: { file: named(), rights: named() } }),
      );
      const written = writeScriptFile(fileOf(items));
      expect(parseScriptFile(written).documents[0]?.items).toEqual(items);
    }
  });

  it('reads a recording as a producer types it, wrapped or set by another editor', () => {
    const typed =
      '**Ada Okoro:** _(recording: my intro.m4a; rights:\nours (c) 2026)_\nGood\nmorning.\n\n_(recorded)_ it was.';
    expect(parseScriptFile(`${writeScriptFile(fileOf([]))}\n${typed}\n`).documents[0]?.items).toEqual([
      {
        ...{ kind: 'passage', speaker: 'Ada Okoro', text: 'Good morning.', isStruck: false },
        recording: { file: 'my intro.m4a', rights: 'ours (c) 2026' },
      },
      { kind: 'passage', speaker: undefined, text: '_(recorded)_ it was.', isStruck: false },
    ]);
    const plain = passage('_(recording a; rights: b)_ it said.');
    expect(parseScriptFile(writeScriptFile(fileOf([plain]))).documents[0]?.items).toEqual([plain]);
  });

  it('keeps pauses, notes, kinds, who speaks with which voice, and where it comes from', () => {
    const file = fileOf(
      [
        passage('The Pier', { as: 'title', speaker: 'Narrator' }),
        { kind: 'pause', ms: 1500 },
        passage('It is # 1 > 2.', { ref: 'd1-0a1b2c3d-2' }),
        { kind: 'note', text: 'Ask her **again** --> please.' },
      ],
      {
        episode: 'default/2026-11-24-pier',
        inputs: [
          {
            id: 'i1',
            kind: 'file',
            address: '/a b/page "x".txt',
            identity: '/a b/page "x".txt',
            mediaType: 'text/plain',
            sha256: '00',
          },
        ],
      },
    );
    expect(parseScriptFile(writeScriptFile(file))).toEqual(file);
  });

  it('shows repairs in the comment, which ends where it should', () => {
    const written = writeScriptFile(fileOf([passage('Now.', { remark: 'repaired "a-->b" → "c"' })]));
    expect(written).toContain('<!-- d1-0a1b2c3d · repaired "a- - b" → "c" -->');
    expect(parseScriptFile(written).documents[0]?.items).toEqual([passage('Now.')]);
  });

  it('reads what a producer adds: paragraphs with and without a name, headings, comments as notes', () => {
    const written = writeScriptFile(fileOf([passage('One.')]));
    const longer = `${written}\nTwo, without a name.\n\n**Ben:** Three,\nwrapped.\n**Ada Okoro:** Four.\n\n## A heading\n> a note\n> of two lines\n<!-- and\na comment -->\n_(pause 2 s)_\n***\n`;
    expect(parseScriptFile(longer).documents[0]?.items.slice(1)).toEqual([
      { kind: 'passage', speaker: undefined, text: 'Two, without a name.', isStruck: false },
      { kind: 'passage', speaker: 'Ben', text: 'Three, wrapped.', isStruck: false },
      { kind: 'passage', speaker: 'Ada Okoro', text: 'Four.', isStruck: false },
      { kind: 'passage', as: 'heading', text: 'A heading', isStruck: false },
      { kind: 'note', text: 'a note of two lines' },
      { kind: 'note', text: 'and a comment' },
      { kind: 'pause', ms: 2000 },
    ]);
  });

  it('names the line that cannot be read', () => {
    const written = writeScriptFile(fileOf([]));
    const message = (text: string) => {
      try {
        parseScriptFile(text);
        return '';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    expect(message(`${written}\n# Another\n`)).toBe(
      'Line 19 of the script file cannot be read: the heading of a document has lost the comment above it.',
    );
    expect(message('# No facts')).toContain('Line 1');
    expect(message(written.replace('file/1', 'file/9'))).toContain('readout-script-file/9');
    expect(message(written.replace('title:', 'input: {"id":3}\ntitle:'))).toContain('Line 8');
    expect(message(`${written}\n**Ada:** *(recording a.wav)* Words.`)).toContain(
      'a recording is named *(recording FILE',
    );
    expect(message(`${written}\n**Ada:** *(recording a.wav; rights: ours)* …`)).toContain('a.wav needs the words');
    expect(message(`${written}\n## Left out\n\nNew words.`)).toContain('Left out');
    expect(message(written.replace('## Cast', 'Words.\n\n## Cast'))).toContain('before the first document');
  });

  it('is told from an article with front matter', () => {
    expect(isScriptFile(writeScriptFile(fileOf([])))).toBe(true);
    expect(isScriptFile(`\uFEFF${writeScriptFile(fileOf([])).replaceAll('\n', '\r\n')}`)).toBe(true);
    expect(isScriptFile('---\ntitle: A page\n---\nformat: readout-script-file/1')).toBe(false);
    expect(isScriptFile('Words.')).toBe(false);
  });
});
