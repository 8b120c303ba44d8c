import { describe, expect, it } from 'vitest';
import type { BlockKind } from '../../../../src/model/document.ts';
import { createRepairer } from '../../../../src/script/repair/create-repairer.ts';
import { applyRepairs } from '../../../../src/script/repair/repair-text.ts';
import { hostileText, makeRandom } from '../../ssml/hostile-text.ts';

/** Repairs a text as one paragraph of a page that also holds `page`. */
function repair(
  text: string,
  { page = '', kind = 'paragraph', language = 'en' }: { page?: string; kind?: BlockKind; language?: string } = {},
): string {
  const blocks = [text, page].map((found) => ({ block: { kind }, found: { text: found } }));
  return applyRepairs(text, createRepairer(blocks)(text, { kind, startsSentence: true }, language));
}

describe('a missing space', () => {
  it.each([
    ['It is notable,coming early.', 'It is notable, coming early.'],
    ['They lost the war.For years they wept.', 'They lost the war. For years they wept.'],
    ['Thank you,Dr.Vale, for this.', 'Thank you, Dr. Vale, for this.'],
    ['The boats.However,without oars, sank.', 'The boats. However, without oars, sank.'],
    ['Hale,too,prefers it.', 'Hale, too, prefers it.'],
    ['In 1991,with luck, it ended.', 'In 1991, with luck, it ended.'],
    ['Is it old?Yes it is.', 'Is it old? Yes it is.'],
    ['It closed (2013).The town wept.', 'It closed (2013). The town wept.'],
    ['“It is done,”he said.', '“It is done,” he said.'],
    ['“It is done.”The town wept.', '“It is done.” The town wept.'],
    ['They said “no boats,no nurses” again.', 'They said “no boats, no nurses” again.'],
    ['The pier’s.Moreover it is old.', 'The pier’s. Moreover it is old.'],
  ])('is put into %j', (text, repaired) => {
    expect(repair(text)).toBe(repaired);
  });

  it.each([
    'Visit example.com or quillby.org/news,today or www.Quillby.Org now.',
    'Write to mara.vale@Example.org today.',
    'It cost 3,500 and weighed 3.5 tons in the U.S. and at 3 p.m. too.',
    'Open index.html with Node.js or OldBoat.js and ASP.NET here.',
    'J.R.Hale wrote it at 10:30 today.',
    'Use boat.Sail() and pier,x,y and a,b here.',
    'Salt &amp;pepper and &nbsp;more stay.',
    'See https://example.com/a,b.Html?x=1,y for more.',
  ])('is not missed in %j', (text) => {
    expect(repair(text)).toBe(text);
  });
});

describe('a doubled word', () => {
  it('is said once', () => {
    expect(repair('They took a bus and and a boat to the the pier.')).toBe('They took a bus and a boat to the pier.');
  });

  it.each([
    'He had had enough, and she knew that that was it.',
    'What it is is old, and they came in in time.',
    'No no, very very old.',
    'The “the the” of it.',
  ])('is left where it may be meant: %j', (text) => {
    expect(repair(text)).toBe(text);
  });

  it('is left in what a person says', () => {
    expect(repair('It is the the pier.', { kind: 'turn' })).toBe('It is the the pier.');
  });

  it('is known in German, French and Spanish', () => {
    expect(repair('Er kam mit mit dem Boot.', { language: 'de' })).toBe('Er kam mit dem Boot.');
    expect(repair('Le port de de Brest.', { language: 'fr' })).toBe('Le port de Brest.');
    expect(repair('El puerto de de Cádiz.', { language: 'es' })).toBe('El puerto de Cádiz.');
  });
});

describe('a capital', () => {
  it('is given to the first word of a paragraph and of a sentence', () => {
    expect(repair('the ferry sank. his crew swam.')).toBe('The ferry sank. His crew swam.');
  });

  it('is not given after an abbreviation, an ellipsis or to a name in small letters', () => {
    for (const text of [
      'Boats, e.g. this one.',
      'It was approx. the same.',
      'Well... this is it.',
      'npm is used. npm is old.',
      'It is vs. the town etc. and more.',
    ])
      expect(repair(text)).toBe(text);
  });

  it('is not given to a list item or a cell', () => {
    expect(repair('increased trade', { kind: 'list-item' })).toBe('increased trade');
  });

  it('is given to a name that the page writes with one', () => {
    const page = 'The town of Quillby stands. They like Quillby and old Marrow Island.';
    expect(repair('He left quillby for marrow Island.', { page })).toBe('He left Quillby for Marrow Island.');
  });

  it('is not given to a word that only begins sentences or titles', () => {
    expect(repair('They went to the harbour.', { page: 'Harbour life is good. Harbour boats.' })).toBe(
      'They went to the harbour.',
    );
    expect(repair('We like zorblat boats.', { page: 'Zorblat boats are good.' })).toBe('We like zorblat boats.');
  });

  it('is not given to a common word that is also in a name', () => {
    const page = 'They saw the White House and the Old House. A house is a house in this house.';
    expect(repair('They live in a white house here.', { page })).toBe('They live in a white house here.');
    expect(repair('They saw the White house again.', { page: 'They met at the White House on Monday.' })).toBe(
      'They saw the White House again.',
    );
  });

  it('is given to an adjective that the page nearly always writes with one', () => {
    const page = 'They fear Western sanctions and Western power. The Western sanctions of the past.';
    expect(repair('They oppose western sanctions.', { page })).toBe('They oppose Western sanctions.');
  });

  it('is never given inside a quotation', () => {
    const text = 'She said “quillby is ours. we love quillby” and left.';
    expect(repair(text, { page: 'They live in Quillby and love Quillby.' })).toBe(text);
  });
});

describe('a misspelling', () => {
  it.each([
    ['Nothing has happened sence then.', 'Nothing has happened since then.'],
    ['They came wiht boats.', 'They came with boats.'],
    ['Teh pier is old.', 'The pier is old.'],
    ['They recieve goverment money.', 'They receive government money.'],
    ['It was a tommorrow problem.', 'It was a tomorrow problem.'],
    ['The passenegr was late.', 'The passenger was late.'],
  ])('with one reading is mended: %j', (text, repaired) => {
    expect(repair(text)).toBe(repaired);
  });

  it.each([
    'They manage it thru luck.',
    'The colour of the grey harbour.',
    'The color of the gray harbor.',
    'A blarfing sound.',
    'The livestream of the podcast codebase.',
    'He said “wiht love” to her.',
    'The well-wiht boat and wiht_x stay.',
    'See wiht.com for it.',
    'The zorble and the zorble are meant.',
  ])('is not seen in %j', (text) => {
    expect(repair(text)).toBe(text);
  });

  it('is left alone in other languages', () => {
    expect(repair('Er kam wiht Boot.', { language: 'de' })).toBe('Er kam wiht Boot.');
  });
});

describe('any text', () => {
  it('is repaired in order, without overlap, two words at most', () => {
    const random = makeRandom(7);
    for (let round = 0; round < 500; round++) {
      const text =
        hostileText(random) + ['the the Vale,who', 'wiht.For iran', '“x,ya'][round % 3] + hostileText(random);
      const repairs = createRepairer([{ block: { kind: 'paragraph' }, found: { text } }])(
        text,
        { kind: 'paragraph', startsSentence: true },
        'de',
      );
      let at = 0;
      for (const { start, end, to } of repairs) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(to.split(/\s+/u).filter(Boolean).length).toBeLessThanOrEqual(2);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }
  });
});
