import { describe, expect, it } from 'vitest';
import { readRun } from '../../../../src/ingest/raw-block.ts';
import { cutRuns, heard, outline, read, silent } from './read-for-test.ts';

/** Breaks a text at a column, as a program does. */
function wrap(text: string, width: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

const LONG =
  'The harbour board met on Tuesday to hear what the keeper of the light had to say about the winter. It was late, and the ' +
  'lamps were lit before anybody spoke. Nobody had asked for the meeting, and still the hall was full to the last chair, ' +
  'which had not happened since the old pier burned down.';

describe('plain text', () => {
  it('is one block a line, without the white space around it', async () => {
    const raw = await read('a.txt', '  One line.\n\tAnother line.  \n\n\u00a0A third. \n');
    expect(outline(raw)).toEqual(['paragraph One line.', 'paragraph Another line.', 'paragraph A third.']);
    expect(raw.blocks.map((block) => block.isAfterGap)).toEqual([true, false, true]);
  });

  it('has the file itself for its text', async () => {
    const source = 'One\r\n\r\nTwo\r\n';
    const raw = await read('a.txt', source);
    expect(raw.text).toBe(source);
    expect(heard(raw)).toEqual(['One', 'Two']);
  });

  it.each(['\n', '\r\n', '\r', '\f', '\u2028', '\u0085'])('ends a line at %j', async (end) => {
    expect(heard(await read('a.txt', `One${end}Two`))).toEqual(['One', 'Two']);
  });

  it('keeps long lines apart even where they end without a full stop', async () => {
    const raw = await read('a.txt', `${LONG} And so\nit began\n${LONG} And then\nit ended`);
    expect(raw.blocks).toHaveLength(4);
  });

  it('keeps a list of short lines apart', async () => {
    expect(heard(await read('a.txt', 'Bread\nmilk\neggs\nbutter\nsalt\nflour'))).toHaveLength(6);
  });

  it('knows a rule of signs, reads it to nobody and tells what stands after it', async () => {
    const raw = await read('a.txt', 'One.\n\n* * *\n\nTwo.\n\n------\n\nThree.');
    expect(heard(raw)).toEqual(['One.', 'Two.', 'Three.']);
    expect(raw.blocks.map((block) => block.isAfterRule ?? false)).toEqual([false, true, true]);
  });

  it('takes an underlined line for a heading', async () => {
    expect(outline(await read('a.txt', 'The ferry\n=========\n\nIt is back.\n\nWhy\n---\nNobody knows.'))).toEqual([
      'heading1 The ferry',
      'paragraph It is back.',
      'heading2 Why',
      'paragraph Nobody knows.',
    ]);
  });
});

describe('marks in plain text', () => {
  it.each([
    ['bold', '**Ada:** Yes.', ['Ada:**', ' Yes.']],
    ['slanted', 'A *very* old _light ship_.', ['A ', 'very_', ' old ', 'light ship_', '.']],
    ['a link', 'See [the pier](https://example.org/x).', ['See ', 'the pier<', '.']],
    ['references', 'Tom &amp; Ada &rsquo;s &unknown;', ['Tom ', '&', ' Ada ', '’', 's &unknown;']],
    ['tags', 'It is <b>so</b>.<br/>', ['It is ', 'so', '.']],
    ['a heading', '## The pier', ['The pier']],
    ['none in a sum', '2 * 3 * 4 = 24', ['2 * 3 * 4 = 24']],
    ['none in a name', 'the snake_case_name and f**k and b**p', ['the snake_case_name and f**k and b**p']],
    ['none in brackets', 'He said [sic] (so) and [[1]] and 1 < 2 > 0', ['He said [sic] (so) and [[1]] and 1 < 2 > 0']],
    ['none in a hashtag', '#ferry is back', ['#ferry is back']],
  ])('are cut: %s', async (_name, source, expected) => {
    const raw = await read('a.txt', source);
    const runs = raw.blocks.flatMap((block) =>
      block.runs.map(
        (run) => `${readRun(raw.text, run)}${run.isBold ? '**' : ''}${run.isItalic ? '_' : ''}${run.isLink ? '<' : ''}`,
      ),
    );
    expect(runs).toEqual(expected);
  });
});

describe('tables in plain text', () => {
  it('have rows with cells, the first being the head where a rule follows', async () => {
    const raw = await read('a.txt', 'Before.\n| Port | Boats |\n|------|:---:|\n| Norra | 3 |\n| Søndre |  |\nAfter.');
    const rows = raw.blocks.filter((block) => block.kind === 'table-row');
    expect(rows.map((row) => row.cells?.map((cell) => raw.text.slice(cell.start, cell.end)))).toEqual([
      ['Port', 'Boats'],
      ['Norra', '3'],
      ['Søndre', ''],
    ]);
    expect(rows.map((row) => row.cells?.[0]?.isHead)).toEqual([true, false, false]);
    expect(heard(raw)).toEqual(['Before.', 'PortBoats', 'Norra3', 'Søndre', 'After.']);
  });

  it('are numbered, so that rows of one are known', async () => {
    const raw = await read('a.txt', '| a | b |\n|---|---|\n| c | d |\n\nText.\n\n| e | f |');
    expect(raw.blocks.map((block) => block.group)).toEqual([1, 1, undefined, 2]);
  });

  it('may have a rule of long dashes and rows without outer bars', async () => {
    const raw = await read('a.txt', '| Key points |\n|———————|\n| a | b |\nc | d');
    expect(raw.blocks.map((block) => block.kind)).toEqual(['table-row', 'table-row', 'table-row']);
  });

  it('are not made of a byline with bars', async () => {
    expect(outline(await read('a.txt', 'By Ada Okoro | May 4, 2026 | 6 min read'))).toEqual([
      'paragraph By Ada Okoro | May 4, 2026 | 6 min read',
    ]);
  });
});

describe('hard-wrapped text', () => {
  it.each([60, 72, 80, 100])('joins the lines of a paragraph broken at %i columns', async (width) => {
    const raw = await read('a.txt', `${wrap(LONG, width)}\n\n${wrap(LONG, width)}\n`);
    expect(heard(raw)).toEqual([LONG, LONG]);
  });

  it('begins a new paragraph after a short line, without an empty line between', async () => {
    const short = 'The board took note of it.';
    const raw = await read('a.txt', `${wrap(LONG, 72)}\n${wrap(LONG, 72)} ${short}\n${wrap(LONG, 72)}`);
    expect(raw.blocks.length).toBeGreaterThanOrEqual(2);
    expect(heard(raw).join(' ')).toBe(`${LONG} ${LONG} ${short} ${LONG}`);
  });

  it('begins a new paragraph at a speaker, in capitals or not', async () => {
    const text = `CHAIR OKORO. ${LONG}`;
    const other = `Lena Brandt: ${LONG}`;
    const raw = await read(
      'a.txt',
      [text, other, 'DR. ADA OKORO: Yes.', text].map((turn) => wrap(turn, 76)).join('\n'),
    );
    expect(heard(raw)).toEqual([text, other, 'DR. ADA OKORO: Yes.', text]);
  });

  it('does not take an abbreviation in capitals at the beginning of a line for a speaker', async () => {
    const text =
      'It was the first time that a woman of forty years stood before the whole assembly of the U.S. Coast Guard and said what ' +
      'she thought of NASA. The others of the board listened and wrote it down with care, as they had been told to do by the keeper.';
    for (const width of [60, 64, 70, 75, 90])
      expect(heard(await read('a.txt', wrap(`${text} ${text}`, width)))).toEqual([`${text} ${text}`]);
  });

  it('begins a new paragraph where a line is indented', async () => {
    const lines = wrap(LONG, 70).split('\n');
    const full = 'The board had heard all of it before and said so in so many words.';
    const raw = await read('a.txt', [...lines.slice(0, 3), full, `    ${lines[0]}`, ...lines.slice(1)].join('\n'));
    expect(raw.blocks).toHaveLength(2);
  });

  it('drops a hyphen that only tears a word and keeps one that belongs to it', async () => {
    const text =
      'The examination of the harbour was long and the committee wrote down every-\n' +
      'thing that the keeper of the light had said about it in the winter, the exam-\n' +
      'ination being what it was, a long-term affair of people who meant well and who\n' +
      'had nothing to hide from anybody. Everything was said twice there, for the long-\n' +
      'term good of the town, and then it went into a drawer of the harbour board.';
    expect(heard(await read('a.txt', text))[0]).toContain('wrote down everything that');
    expect(heard(await read('a.txt', text))[0]).toContain('the examination being');
    expect(heard(await read('a.txt', text))[0]).toContain('for the long-term good');
  });

  it('puts no space after a dash at the end of a line', async () => {
    const text = `${wrap(LONG, 70)}\nand it was said by everybody that nobody had meant it to come to this—\nnot the board, not the keeper and not the town, whatever the papers had\nwritten about it in the spring.`;
    expect(heard(await read('a.txt', text)).join(' ')).toContain('come to this—not the board');
  });

  it('makes a page header in the middle of a sentence a part that is not read', async () => {
    const page = (number: number) => `Page ${number} of 9   Harbour board, minutes of 4 May 2026`;
    const lines = wrap(`${LONG} ${LONG}`, 72).split('\n');
    const text = [page(1), ...lines.slice(0, 3), page(2), ...lines.slice(3, 5), page(3), ...lines.slice(5)].join('\n');
    const raw = await read('a.txt', text);
    expect(heard(raw)).toEqual([`${LONG} ${LONG}`]);
    expect(silent(raw)).toEqual(['page-header Page 1 of 9 Harbour board, minutes of 4 May 2026']);
    expect(cutRuns(raw)).toEqual([`page-header ${page(2)}`, `page-header ${page(3)}`]);
  });

  it('joins a sentence over a page break with empty lines and a page number', async () => {
    const lines = wrap(LONG, 72).split('\n');
    const raw = await read('a.txt', [...lines.slice(0, 2), '', '17', '\f', ...lines.slice(2)].join('\n'));
    expect(heard(raw)).toEqual([LONG]);
  });

  it('leaves a numbered line in a text that is not wrapped alone', async () => {
    expect(heard(await read('a.txt', 'The ferry is back.\n\n12\n\nNobody was hurt.'))).toContain('12');
  });
});
