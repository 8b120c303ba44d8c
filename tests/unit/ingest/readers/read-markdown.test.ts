import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, it } from 'vitest';
import { alignText } from '../../../../src/ingest/markdown/align-text.ts';
import { readRun } from '../../../../src/ingest/raw-block.ts';
import { cutRuns, heard, outline, read, said, silent } from './read-for-test.ts';

const md = (text: string) => read('a.md', text);

describe('Markdown', () => {
  it('has the file itself for its text, and marks are no part of what is read', async () => {
    const source = '**Ada:** It is *so*, see [the pier](https://example.org "Pier") and `x`.\n';
    const raw = await md(source);
    expect(raw.text).toBe(source);
    expect(heard(raw)).toEqual(['Ada: It is so, see the pier and x.']);
  });

  it('tells how words look', async () => {
    const raw = await md('**Bold** plain *slanted **both*** [link](x)');
    const looks = raw.blocks[0]?.runs.map((run) => [
      raw.text.slice(run.start, run.end).trim(),
      [run.isBold ? 'bold' : '', run.isItalic ? 'italic' : '', run.isLink ? 'link' : ''].filter(Boolean).join(' '),
    ]);
    expect(looks).toEqual([
      ['Bold', 'bold'],
      ['plain', ''],
      ['slanted', 'italic'],
      ['both', 'bold italic'],
      ['', ''],
      ['link', 'link'],
    ]);
  });

  it('knows headings, lists with their depth, quotations, code and rules', async () => {
    const raw = await md(
      '# Ferry\n\nBack\n====\n\n- one\n- two\n  - deeper\n\n1. first\n\n> quoted\n> on\n\n```js\nlet a;\n```\n\n***\n\nEnd.',
    );
    expect(outline(raw)).toEqual([
      'heading1 Ferry',
      'heading1 Back',
      'list-item1 one',
      'list-item1 two',
      'list-item2 deeper',
      'list-item1 first',
      'quotation quoted on',
      'preformatted let a;',
      'paragraph End.',
    ]);
    expect(raw.blocks.at(-1)?.isAfterRule).toBe(true);
    expect(new Set(raw.blocks.flatMap((block) => block.group ?? [])).size).toBe(3);
  });

  it('joins lines broken in a paragraph and keeps their breaks', async () => {
    const raw = await md('One line\nand another  \nand a hard one\\\nand the last.');
    expect(raw.blocks).toHaveLength(1);
    expect(raw.blocks[0]?.runs.map((run) => readRun(raw.text, run)).join('')).toBe(
      'One line\nand another\nand a hard one\nand the last.',
    );
  });

  it('leaves out the marks of a quotation on every line', async () => {
    expect(heard(await md('> One\n> > deeper\n> > still\n\n> last\nlazy'))).toEqual([
      'One',
      'deeper still',
      'last lazy',
    ]);
  });

  it('takes backslashes away and leaves what they protect', async () => {
    expect(heard(await md('\\*not bold\\* and \\[21:41\\] and 1\\. C:\\dir'))).toEqual([
      '*not bold* and [21:41] and 1. C:\\dir',
    ]);
  });

  it('reads character references as what they mean, each traceable to where it stands', async () => {
    const raw = await md('Caf&eacute; &amp; bar &mdash; &#8220;so&#8221; &nbsp;&lt;b&gt; &copy &unknown;');
    expect(heard(raw)).toEqual(['Café & bar — “so” <b> &copy &unknown;']);
    const run = raw.blocks[0]?.runs.find((one) => one.reads === 'é');
    expect(raw.text.slice(run?.start, run?.end)).toBe('&eacute;');
    expect(raw.blocks[0]?.runs.filter((one) => one.reads === '&')).toEqual([]);
  });

  it('leaves references in code alone', async () => {
    expect(heard(await md('Write `&amp;` and `a\\b`.'))).toEqual(['Write &amp; and a\\b.']);
  });

  it('has tables as rows with cells', async () => {
    const raw = await md('| Port | Boats |\n|:--|--:|\n| **Norra** | 3 \\| 4 |\n');
    expect(raw.blocks.map((block) => block.cells?.map((cell) => raw.text.slice(cell.start, cell.end)))).toEqual([
      ['Port', 'Boats'],
      ['Norra', '3 \\| 4'],
    ]);
    expect(raw.blocks.map((block) => block.cells?.[0]?.isHead)).toEqual([true, false]);
    expect(heard(raw)[1]).toBe('Norra3 | 4');
  });

  it('cuts footnote marks and struck words out, and does not read footnotes', async () => {
    const raw = await md('It sank.[^1] ~~Nobody~~ Somebody knew.\n\n[^1]: So they say.');
    expect(heard(raw)).toEqual(['It sank. Somebody knew.']);
    expect(cutRuns(raw)).toEqual(['footnote-mark [^1]', 'deleted Nobody']);
    expect(silent(raw)).toEqual(['footnote So they say.']);
  });

  it('does not read pictures, comments and link definitions', async () => {
    expect(
      heard(await md('![The pier](pier.jpg)\n\n<!-- note -->\n\nText [here][1].\n\n[1]: https://example.org "T"')),
    ).toEqual(['Text here.']);
  });
});

describe('HTML inside Markdown', () => {
  it('is markup, and the text in it is read', async () => {
    const raw = await md(
      '<div align="center">\n<h2>Why now</h2>\n<p>It is <b>late</b> &mdash; too late.</p>\n</div>\n\nMore.',
    );
    expect(outline(raw)).toEqual(['heading2 Why now', 'paragraph It is late — too late.', 'paragraph More.']);
  });

  it('makes words bold inside a paragraph too', async () => {
    const raw = await md('<b>Q:</b> Why?<br>Because.');
    expect(raw.blocks[0]?.runs[0]).toMatchObject({ isBold: true });
    expect(heard(raw)).toEqual(['Q: Why? Because.']);
  });

  it('is silent in scripts and styles', async () => {
    expect(heard(await md('<script>\nlet a = "<p>no</p>";\n</script>\n\n<style>p {}</style>\n\nText.'))).toEqual([
      'Text.',
    ]);
  });

  it('has raised citations cut out and powers left in', async () => {
    const raw = await md('It sank.<sup>[2]</sup> On 4 m<sup>2</sup> of the 20<sup>th</sup> pier.<sup>[3](#note)</sup>');
    expect(heard(raw)).toEqual(['It sank. On 4 m2 of the 20th pier.']);
    expect(cutRuns(raw)).toEqual(['citation [2]', 'citation 3']);
  });
});

describe('front matter', () => {
  const matter = `---
title: "The ferry's back"
date: 2026-05-04 15:00:00 -5
authors:
- Ada Okoro
- Lena Brandt
lang: en-GB
canonical_url: https://example.org/ferry
tags: [harbour]
---

Text.
`;

  it('gives metadata and a title with its place', async () => {
    const raw = await md(matter);
    expect(raw.metadata).toEqual({
      title: "The ferry's back",
      author: 'Ada Okoro, Lena Brandt',
      published: '2026-05-04T20:00:00Z',
      language: 'en-GB',
      address: 'https://example.org/ferry',
    });
    expect(outline(raw)).toEqual(["heading1 The ferry's back", 'paragraph Text.']);
  });

  it('does not repeat a title that the text has itself', async () => {
    expect(outline(await md('---\ntitle: The ferry\n---\n\n# The ferry\n\nText.'))).toEqual([
      'heading1 The ferry',
      'paragraph Text.',
    ]);
  });

  it('may be TOML', async () => {
    expect((await md('+++\ntitle = "The ferry"\n+++\n\nText.')).metadata.title).toBe('The ferry');
  });

  it('in the middle of a file begins another item', async () => {
    const raw = await md(`${matter}\n---\ntitle: "Why it was gone"\ndate: 2026-06-01\nimage: /a.jpg\n---\n\nMore.\n`);
    expect(raw.items?.map((item) => [item.firstBlock, item.metadata.title])).toEqual([
      [0, "The ferry's back"],
      [2, 'Why it was gone'],
    ]);
    expect(outline(raw).slice(2)).toEqual(['heading1 Why it was gone', 'paragraph More.']);
  });

  it('is not seen in rules around a paragraph', async () => {
    const raw = await md('One.\n\n---\n\nNote: this is text.\n\n---\n\nTwo.');
    expect(raw.items).toBeUndefined();
    expect(heard(raw)).toEqual(['One.', 'Note: this is text.', 'Two.']);
  });
});

describe('markup of site generators', () => {
  it.each([
    ['template tags', 'The logo:\n\n{% image "a.jpg" "The pier" %}\n\nis old.', ['The logo:', 'is old.']],
    ['a link whose address is computed', 'See [the pier]({{ "/2014/pier/" | url }}) we do.', ['See the pier we do.']],
    ['values', 'It costs {{ price }} crowns.', ['It costs crowns.']],
    ['shortcodes', '{{< figure src="a.jpg" >}}\n\nText.', ['Text.']],
    ['attribute lists', '# Why now {#why}\n\nText.{: .lead}', ['Why now', 'Text.']],
    ['fenced divs', '::: warning\nText.\n:::', ['Text.']],
    ['module lines', "import Pier from './pier.js'\n\nText.", ['Text.']],
  ])('is not read: %s', async (_name, source, expected) => {
    expect(heard(await md(source))).toEqual(expected);
  });

  it('does not take braces in a sentence for markup', async () => {
    expect(heard(await md('The set {a, b} and a % of {c}.'))).toEqual(['The set {a, b} and a % of {c}.']);
  });
});

describe('runs of Markdown', () => {
  const pieces = [
    'a',
    'b',
    ' ',
    '\n',
    '*',
    '**',
    '_',
    '\\',
    '&amp;',
    '&eacute;',
    '&',
    '`',
    '[',
    ']',
    '(x)',
    '> ',
    '- ',
    '<b>',
    'é',
    '!',
    '|',
    '\n\n',
  ];
  /** A small deterministic generator, so that a failure can be repeated. */
  function* mutations(count: number): Generator<string> {
    let state = 12_345;
    const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (let index = 0; index < count; index += 1) {
      yield Array.from({ length: 1 + (next() % 24) }, () => pieces[next() % pieces.length]).join('');
    }
  }

  it('read exactly as CommonMark reads the text', () => {
    for (const source of mutations(1200)) {
      const texts: { value: string; start: number; end: number }[] = [];
      const stack: ReturnType<typeof fromMarkdown>['children'][number][] = [...fromMarkdown(source).children];
      for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
        if (node.type === 'text') {
          texts.push({
            value: node.value,
            start: node.position?.start.offset ?? 0,
            end: node.position?.end.offset ?? 0,
          });
        } else if ('children' in node) stack.push(...(node.children as typeof stack));
      }
      for (const { value, start, end } of texts) {
        const reads = alignText(source, start, end, value).map(
          (stretch) => stretch.reads ?? source.slice(stretch.start, stretch.end),
        );
        expect([source, reads.join('')]).toEqual([source, value]);
      }
    }
  });

  it('of any input are in order and lie inside the file', async () => {
    for (const source of mutations(200)) {
      if (source.trim() === '') continue;
      const raw = await md(source).catch((error: { code?: string }) => error.code);
      expect(typeof raw === 'string' ? raw : 'read').toMatch(/^(?:read|nothing-to-read)$/u);
    }
  });

  it('keep their blocks through a file that is parsed in parts', async () => {
    const sentence = 'Nobody in the town knows why, and the keeper of the light does not say. '.repeat(30).trim();
    const part = `The [pier][p] burned down in **May**. ${sentence}\n\n- one\n- two\n\n`;
    const raw = await md(`${part.repeat(100)}\n[p]: https://example.org\n`);
    expect(raw.blocks).toHaveLength(300);
    expect(new Set(raw.blocks.map((block) => said(raw, block)))).toEqual(
      new Set([`The pier burned down in May. ${sentence}`, 'one', 'two']),
    );
  });
});
