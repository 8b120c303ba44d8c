import { describe, expect, it } from 'vitest';
import { cutRuns, heard, outline, read, readBody, silent } from './read-for-test.ts';

describe('the text of a page', () => {
  it('is its visible text, white space collapsed, a line feed after each block', async () => {
    const raw = await readBody('<h1>The  ferry</h1>\n<p>It\n is <b>back</b>\n .</p><div>Now</div>');
    expect(raw.text).toBe('The ferry\nIt is back .\nNow\n');
    expect(outline(raw)).toEqual(['heading1 The ferry', 'paragraph It is back .', 'paragraph Now']);
  });

  it('decodes references, with or without their semicolon', async () => {
    expect(heard(await readBody('<p>Caf&eacute; &amp bar &#8212; &#x201C;so&#x201D; &#150; &nonsense;</p>'))).toEqual([
      'Café & bar — “so” – &nonsense;',
    ]);
  });

  it('holds nothing that nobody sees', async () => {
    const raw = await readBody(
      '<p>One.</p><script>var a = "<p>no</p>"</script><style>p{}</style><template><p>no</p></template><noscript>no</noscript>' +
        '<p hidden>no</p><p style="display: none">no</p><p style="visibility:hidden">no</p><svg><title>no</title><text>no</text></svg>' +
        '<iframe>no</iframe><select><option>no</select><textarea>no</textarea><!-- no --><p>Two.</p>',
    );
    expect(raw.text).toBe('One.\nTwo.\n');
  });

  it('keeps spaces between words of inline elements and sets none where there is none', async () => {
    expect(
      heard(
        await readBody(
          '<p><b>Ada</b> <i>Okoro</i>s <span>boat</span><span>house</span> , <a href="x"> the pier </a>.</p>',
        ),
      ),
    ).toEqual(['Ada Okoros boathouse , the pier .']);
  });

  it('has no soft hyphens and zero-width spaces', async () => {
    expect((await readBody('<p>har&shy;bour&#8203;master\ufeff</p>')).text).toBe('harbourmaster\n');
  });

  it('breaks a line at one br and begins a block at two', async () => {
    const raw = await readBody('<p>One<br>two<br/>three<br><br>Four<br> <br>\n<br>Five<br></p>');
    expect(raw.text).toBe('One\ntwo\nthree\nFour\nFive\n');
    expect(raw.blocks).toHaveLength(3);
  });

  it('takes an empty paragraph for an empty line', async () => {
    const raw = await readBody('<div>One</div><div>Two</div><p>&nbsp;</p><div>Three</div>');
    expect(raw.blocks.map((block) => block.isAfterGap)).toEqual([true, false, true]);
  });

  it('keeps the lines of preformatted text', async () => {
    expect((await readBody('<pre>  one\n    two</pre>')).text).toBe('  one\n    two\n');
  });

  it('tells how words look, whatever tag or style makes it', async () => {
    const raw = await readBody(
      '<p><strong>a</strong>b<em>c</em>d<a href="x">e</a><a name="y">f</a><span style="font-weight: 700">g</span></p>' +
        '<b style="font-weight:normal"><p>h</p></b>',
    );
    const looks = raw.blocks.flatMap((block) =>
      block.runs.map(
        (run) =>
          `${raw.text.slice(run.start, run.end)}${run.isBold ? 'B' : ''}${run.isItalic ? 'I' : ''}${run.isLink ? 'L' : ''}`,
      ),
    );
    expect(looks).toEqual(['aB', 'b', 'cI', 'd', 'eL', 'f', 'gB', 'h']);
  });

  it('remembers a rule', async () => {
    const raw = await readBody('<p>One.</p><hr><p>Two.</p><p>Three.</p>');
    expect(raw.blocks.map((block) => block.isAfterRule ?? false)).toEqual([false, true, false]);
  });
});

describe('blocks of a page', () => {
  it('are headings, lists, quotations, captions, terms and definitions', async () => {
    const raw = await readBody(
      '<h2>Why</h2><ul><li>one<ul><li>deeper</li></ul><li><p>two</p><p>more</p></ul><ol><li>first</ol><blockquote><p>said</p></blockquote>' +
        '<figure><img src="a.jpg"><figcaption>The pier</figcaption></figure><dl><dt>Q<dd>Why?<dt>A<dd><p>Because.</p></dl>' +
        '<div role="heading" aria-level="3">How</div><div class="wp-caption-text">The boat</div>',
    );
    expect(outline(raw)).toEqual([
      'heading2 Why',
      'list-item1 one',
      'list-item2 deeper',
      'list-item1 two',
      'list-item1 more',
      'list-item1 first',
      'quotation said',
      'caption The pier',
      'term Q',
      'definition Why?',
      'term A',
      'definition Because.',
      'heading3 How',
      'caption The boat',
    ]);
  });

  it('are rows with cells for a table of data', async () => {
    const raw = await readBody(
      '<table><caption>Boats</caption><thead><tr><th>Port<th>Boats</thead><tr><td>Norra<td>3<br>or 4<tr><th>Søndre</th><td><p>One</p><p>two</p></table>',
    );
    expect(outline(raw)).toEqual([
      'heading6 Boats',
      'table-row PortBoats',
      'table-row Norra3 or 4',
      'table-row SøndreOne two',
    ]);
    const rows = raw.blocks.slice(1).map((row) => row.cells?.map((cell) => raw.text.slice(cell.start, cell.end)));
    expect(rows).toEqual([
      ['Port', 'Boats'],
      ['Norra', '3\nor 4'],
      ['Søndre', 'One\ntwo'],
    ]);
    expect(raw.blocks.slice(1).map((row) => row.cells?.map((cell) => cell.isHead))).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(new Set(raw.blocks.slice(1).map((row) => row.group)).size).toBe(1);
  });

  it('are paragraphs for a table that only lays out the page', async () => {
    const long = 'The ferry is back in the harbour after two long winters. '.repeat(20);
    const raw = await readBody(`<table><tr><td>Menu</td><td><h1>Ferry</h1><p>${long}</p><p>Two.</p></td></tr></table>`);
    expect(outline(raw)).toContain('paragraph Two.');
    const column = await readBody('<table><tr><td>One.</td></tr><tr><td>Two.</td></tr></table>');
    expect(outline(column)).toEqual(['paragraph One.', 'paragraph Two.']);
    const inner = await readBody(
      '<table><tr><td>x</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>',
    );
    expect(outline(inner)).toEqual(['paragraph x', 'table-row ab']);
  });
});

describe('broken markup', () => {
  it.each([
    ['paragraphs without end', '<p>One<p>Two<div>Three</div>', ['One', 'Two', 'Three']],
    ['list items without end', '<ul><li>One<li>Two</ul>Three', ['One', 'Two', 'Three']],
    ['cells without end', '<table><tr><td>a<td>b<tr><td>c<td>d</table>', ['ab', 'cd']],
    ['end tags without beginning', '</div>One</p></b></table><p>Two</p></span>', ['One', 'Two']],
    ['crossed tags', '<p><b>One <i>two</b> three</i></p><p>Four</p>', ['One two three', 'Four']],
    ['a paragraph inside formatting', '<b><p>One</b> two</p>three', ['One two', 'three']],
    ['text after the end of the body', '<p>One</p></body></html><p>Two</p>', ['One', 'Two']],
    ['a tag that is cut off', '<p>One</p><p>Two <a href="x', ['One', 'Two']],
    ['a comment that is cut off', '<p>One</p><!-- Two', ['One']],
    ['a less-than sign that begins no tag', '<p>1 < 2 and a<b</p><p>Two</p>', ['1 < 2 and a']],
    ['an attribute without its quotation mark', '<p class="a>One</p><p title="b">Two</p>', ['Two']],
    ['a stray line break end', '<p>One</br>two</p>', ['One two']],
  ])('is read: %s', async (_name, body, expected) => {
    expect(heard(await readBody(body)).slice(0, expected.length)).toEqual(expected);
  });

  it('does not let a bold tag that was never closed run over the next paragraphs', async () => {
    const raw = await readBody('<p><b>Q: Why?</p><p>A: Because.</p>');
    expect(raw.blocks.map((block) => block.runs.every((run) => run.isBold))).toEqual([true, false]);
  });

  it('needs no head, no body and no doctype', async () => {
    const raw = await read('a.html', '<title>Ferry</title><p>One.<p>Two.');
    expect(heard(raw)).toEqual(['One.', 'Two.']);
    expect(raw.metadata.title).toBe('Ferry');
  });
});

describe('what is no part of a sentence', () => {
  it('are citations, but not powers and ordinals', async () => {
    const raw = await readBody(
      '<p>It sank.<sup class="reference"><a href="#c1">[1]</a></sup><sup>[2]</sup> On 4 m<sup>2</sup> of the 20<sup>th</sup> pier<sup><a href="#fn3">3</a></sup> now.</p>',
    );
    expect(heard(raw)).toEqual(['It sank. On 4 m2 of the 20th pier now.']);
    expect(cutRuns(raw).filter((run) => run.startsWith('citation'))).toHaveLength(3);
  });

  it('are edit links, anchors of headings, struck words, readings and what only screen readers hear', async () => {
    const raw = await readBody(
      '<h2>Why<span class="mw-editsection">[<a href="x">edit</a>]</span></h2><h3>How <a class="headerlink" href="#how">¶</a></h3>' +
        '<p>It costs <del>9</del> 8 <ruby>crowns<rp>(</rp><rt>kr</rt><rp>)</rp></ruby><span class="sr-only">opens in a new window</span><span aria-hidden="true">→</span>.</p>',
    );
    expect(heard(raw)).toEqual(['Why', 'How', 'It costs 8 crowns.']);
  });

  it('does not take a space with it', async () => {
    const raw = await readBody('<p>One<sup>[1]</sup> two <sup>[2]</sup>three.</p>');
    expect(heard(raw)).toEqual(['One two three.']);
  });
});

const PARAGRAPH =
  '<p>The ferry is back in the harbour after two long winters, and nobody, not even the keeper, knows why it was gone.</p>';
const STORY = `<h1>Ferry returns</h1>${PARAGRAPH.repeat(4)}`;
const BOARD =
  'The ferry is back in the harbour after two long winters, and nobody, not even the keeper, knows why it was gone.';

describe('what surrounds the text', () => {
  it.each([
    ['nav', '<nav><a href="/">Home</a></nav>', 'navigation Home'],
    ['footer', '<footer>All rights reserved</footer>', 'footer All rights reserved'],
    ['aside', '<aside>Weather: rain</aside>', 'aside Weather: rain'],
    ['form', '<form>Your address <button>Send</button></form>', 'form Your address'],
    ['button', '<p>x</p><button>Listen</button>', 'form Listen'],
    ['navigation role', '<div role="navigation"><a href="/">Home</a></div>', 'navigation Home'],
    ['complementary role', '<div role="complementary">Weather</div>', 'aside Weather'],
    ['dialog role', '<div role="dialog">Log in</div>', 'dialog Log in'],
    ['banner role', '<div role="banner">The News</div>', 'site-header The News'],
    ['aria-hidden', '<p aria-hidden="true">icon</p>', 'hidden icon'],
    ['advertisement label', '<div aria-label="Advertisement"><p>Buy</p></div>', 'advertisement Buy'],
    ['cookie banner', '<div id="cookie-banner"><p>We use cookies.</p></div>', 'cookie-banner We use cookies.'],
    ['share list', '<ul class="post-share"><li><a href="x">Tweet</a></ul>', 'share Tweet'],
    ['social links', '<div class="socialLinks"><a href="x">Follow us</a></div>', 'share Follow us'],
    ['newsletter', '<div class="newsletter-signup">Get our letter</div>', 'newsletter Get our letter'],
    ['related stories', '<div class="related_posts"><a href="x">More</a></div>', 'related More'],
    ['contents', '<div id="toc"><ul><li><a href="#a">Why</a></ul></div>', 'table-of-contents Why'],
    ['breadcrumb', '<div class="breadcrumb">Home » News</div>', 'navigation Home » News'],
    ['comments', '<section id="comments"><p>First!</p></section>', 'comments First!'],
    ['references', '<div class="reflist"><ol class="references"><li>Okoro, 2026</ol></div>', 'references Okoro, 2026'],
    ['tags', '<div class="tags"><a href="x">harbour</a></div>', 'tags harbour'],
    [
      'author box',
      '<div class="author-bio">Ada Okoro writes about boats.</div>',
      'author-note Ada Okoro writes about boats.',
    ],
    ['hatnote', '<div class="hatnote">For the boat, see boat.</div>', 'notice For the boat, see boat.'],
    ['advertisement', '<div class="ad">Advertisement</div>', 'advertisement Advertisement'],
    ['promotion', '<div class="promo"><p>Join us</p></div>', 'promotion Join us'],
    ['skip link', '<a class="skip-link" href="#main">Skip</a>', 'skip-link Skip'],
    ['photo credit', '<span class="photo-credit">Photo: L. Brandt</span>', 'image-credit Photo: L. Brandt'],
    ['not printed', '<div class="noprint">Help us</div>', 'not-printed Help us'],
  ])('is not read, and says why: %s', async (_name, part, expected) => {
    const raw = await readBody(`<article>${STORY}${part}${PARAGRAPH}</article>`);
    expect(silent(raw)).toContain(expected);
    expect(heard(raw).filter((text) => text === BOARD)).toHaveLength(5);
  });

  it('is the header of the site, not that of the article', async () => {
    const raw = await readBody(
      `<header>The Harbour News</header><article><header>By Ada Okoro</header>${STORY}</article>`,
    );
    expect(silent(raw)).toEqual(['site-header The Harbour News']);
    expect(heard(raw)).toContain('By Ada Okoro');
  });

  it.each([
    ['a page wrapped in a form', `<form id="aspnetForm"><div>${STORY}</div></form>`],
    ['an article with an unlucky class', `<div class="post related-story subscribe"><div>${STORY}</div></div>`],
    ['a body with many classes', `<div class="has-sidebar comments-open share-enabled">${STORY}</div>`],
    ['an article whose class holds its author', `<article class="author-ada share">${STORY}</article>`],
    [
      'a header that holds the title',
      `<header><nav>Menu</nav><h1>Ferry returns</h1></header><div>${PARAGRAPH.repeat(4)}</div>`,
    ],
  ])('does not swallow %s', async (_name, body) => {
    const texts = heard(await readBody(body));
    expect(texts.filter((text) => text === BOARD)).toHaveLength(4);
    expect(texts).toContain('Ferry returns');
  });

  it('drops a heading together with all that stands below it', async () => {
    const raw = await readBody(
      `<article>${STORY}<h2>References</h2><ol class="references"><li>Okoro</ol><h2>More on ferries</h2>${PARAGRAPH}</article>`,
    );
    expect(silent(raw)).toContain('references References');
    expect(heard(raw)).toContain('More on ferries');
  });

  it('drops a quotation pulled out of the text, not one that stands there only', async () => {
    const quote = (text: string) => `<blockquote class="pullquote">${text}</blockquote>`;
    const raw = await readBody(
      `<article>${STORY}${quote('nobody, not even the keeper, knows why it was gone')}${quote('I have seen worse winters than this one')}</article>`,
    );
    expect(silent(raw)).toEqual(['pull-quote nobody, not even the keeper, knows why it was gone']);
    expect(heard(raw)).toContain('I have seen worse winters than this one');
  });

  it('hints at bylines, datelines and leads without a verdict', async () => {
    const raw = await readBody(
      `<article><p class="byline">By Ada Okoro</p><p class="post-date">May 4</p><p class="standfirst">In short.</p>${STORY}</article>`,
    );
    expect(raw.blocks.slice(0, 4).map((block) => block.hint)).toEqual(['byline', 'dateline', 'standfirst', 'title']);
    expect(silent(raw)).toEqual([]);
  });
});

describe('the main text', () => {
  const menu = '<div class="links"><a href="/a">Weather</a> <a href="/b">Sport</a> <a href="/c">Tides</a></div>';
  const box = (text: string) => `<div class="box"><h4>Tides</h4><p>${text}</p></div>`;

  it('is found among boxes without telling names, and the rest is outside of it', async () => {
    const raw = await readBody(
      `<div>${menu}</div><div id="x1">${STORY}</div><div>${box('High water at nine.')}</div><div>${menu}</div>`,
    );
    expect(heard(raw)).toEqual(['Ferry returns', BOARD, BOARD, BOARD, BOARD]);
    expect(silent(raw)).toContain('outside-main High water at nine.');
  });

  it('keeps lists, tables, definitions and turns inside it, which the finder alone would drop', async () => {
    const parts =
      '<ul><li><a href="x">Norra</a></li><li><a href="y">Søndre</a></li></ul><table><tr><th>Port<th>Boats<tr><td>Norra<td>3</table>' +
      '<dl><dt>Q:<dd>Why?<dt>A:<dd>Because.</dl><div><b>Ada:</b> Yes.</div><div><b>Lena:</b> No.</div>';
    const raw = await readBody(`${menu}<div class="story">${STORY}${parts}${PARAGRAPH}</div>${menu}`);
    for (const text of ['Norra', 'Søndre', 'PortBoats', 'Norra3', 'Q:', 'Why?', 'Because.', 'Ada: Yes.', 'Lena: No.']) {
      expect(heard(raw)).toContain(text);
    }
  });

  it('holds two articles that stand side by side', async () => {
    const article = (title: string) => `<article class="post"><h2>${title}</h2>${PARAGRAPH.repeat(5)}</article>`;
    const raw = await readBody(`<main>${article('One')}${article('Two')}</main>${menu}`);
    expect(heard(raw)).toContain('One');
    expect(heard(raw)).toContain('Two');
    expect(heard(raw).filter((text) => text === BOARD)).toHaveLength(10);
  });

  it('holds two posts side by side that only share a class', async () => {
    const post = (title: string) => `<div class="entry"><h2>${title}</h2>${PARAGRAPH.repeat(5)}</div>`;
    const raw = await readBody(`<div id="wrap">${post('One')}${post('Two')}</div><div>${menu}</div>`);
    expect(heard(raw).filter((text) => text === BOARD)).toHaveLength(10);
  });

  it('reads a short page whole', async () => {
    expect(heard(await readBody('<p>It is back.</p><div>Nobody knows why.</div>'))).toEqual([
      'It is back.',
      'Nobody knows why.',
    ]);
  });

  it('reads an interview in small turns whole', async () => {
    const turns = Array.from(
      { length: 30 },
      (_, index) => `<p><b>${index % 2 === 0 ? 'Q' : 'A'}:</b> Turn ${index}.</p>`,
    ).join('');
    const raw = await readBody(`<div>${menu}</div><div class="content"><h1>Ferry returns</h1>${turns}</div>`);
    expect(heard(raw).filter((text) => text.includes('Turn'))).toHaveLength(30);
  });
});
