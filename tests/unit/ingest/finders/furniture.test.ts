import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';

const PROSE = 'The tower was built of granite that came by sea, and it took nine years.';

describe('lines that furnish a page', () => {
  it.each([
    ['View in browser', 'newsletter'],
    ['You’re receiving this email because you signed up at crumbs.example.', 'newsletter'],
    ['Thanks for reading Crumbs! Subscribe for free to receive new posts and support my work.', 'newsletter'],
    ['♥ 12   💬 4   Share', 'share'],
    ['Apple Podcasts | Spotify | RSS', 'share'],
    ['We value your privacy. We and our 812 partners store and/or access information on a device.', 'cookies'],
    ['Listen to this article · 11 min', 'site-chrome'],
    ['A version of this article appears in print on June 6, 2021, Section D, Page 1.', 'boilerplate'],
    ['This transcript was generated automatically and may contain errors.', 'boilerplate'],
    ['For further information contact the press office at press@harbour.example.', 'promotion'],
    ['Article détaillé : Histoire des phares.', 'hatnote'],
    ['Cet article réservé aux abonnés.', 'site-chrome'],
    ['Pour en savoir plus : www.marais.example/inondations', 'promotion'],
    ['Puedes seguir a EL FARO en Facebook y Twitter, o apuntarte aquí para recibir nuestra newsletter.', 'promotion'],
  ])('are not read: %s', async (line, why) => {
    const page = await readPage(`${PROSE}\n\n${line}\n\n${PROSE} It still stands.`);
    expect(page.dropped.map((dropped) => dropped.split(':')[0])).toContain(why);
    expect(page.lines[0]?.join(' ')).not.toContain(line);
  });

  it('do not silence the next item of a feed', async () => {
    const page = await readPage(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Notes',
        items: [
          { id: '2', title: 'The map', content_html: `<p>${PROSE}</p><p><a href="#c">3 comments</a></p>` },
          { id: '1', title: 'The snow', content_html: '<p>The snow is up to the third bar of the gate.</p>' },
        ],
      }),
      'application/feed+json',
    );
    expect(page.titles).toEqual(['The map', 'The snow']);
    expect(page.lines[1]).toEqual(['Narrator: The snow is up to the third bar of the gate.']);
  });
});

describe('notation', () => {
  it.each([
    ['Tarn (/ˈtɑːrn/) is a town.', 'Tarn is a town.'],
    ['Tarn (German: Tarnburg, pronounced [ˈtaʁnbʊʁk]) is a town.', 'Tarn (German: Tarnburg) is a town.'],
    ['Le phare (prononcé [ʁɔk.bʁyn]) est ancien.', 'Le phare est ancien.'],
    ['He said “the [mayor] came” and/or left.', 'He said “the [mayor] came” and/or left.'],
    ['Ada (/brænt/; German: [ˈbʁant]; born 1900) is old.', 'Ada (born 1900) is old.'],
    ['A plaque names five of them.[a] It is new.', 'A plaque names five of them. It is new.'],
    ['The set a[i] is read.', 'The set a[i] is read.'],
  ])('of pronunciation and notes is for the eye: %s', async (text, read) => {
    const page = await readPage(`${PROSE}\n\n${text}`);
    expect(page.lines[0]?.at(-1)).toBe(`Narrator: ${read}`);
  });

  it('of citations is left out by author and year, and by numbers that count on', async () => {
    const page = await readPage(
      `${PROSE}\n\nClocks fall into step [1, 2]. It was explained (Okoro et al., 2002; Brandt & Lund 2015), and models exist [3–5]. Ada Lund (Tarn, 1971) built one (see Lund, 2019).`,
    );
    expect(page.lines[0]?.at(-1)).toBe(
      'Narrator: Clocks fall into step. It was explained, and models exist. Ada Lund built one.',
    );
    const birth = await readPage(`${PROSE}\n\nAda Lund (Tarn, 1971) lives on the interval [1, 2].`);
    expect(birth.lines[0]?.at(-1)).toBe('Narrator: Ada Lund (Tarn, 1971) lives on the interval [1, 2].');
  });

  it('of MathML is read within a sentence though an image stands for it, and not on a line of its own', async () => {
    const math = (text: string) =>
      `<span class="mwe-math-element"><span class="mwe-math-mathml-inline mwe-math-mathml-a11y" style="display: none;"><math><mi>${text}</mi><annotation>${text}</annotation></math></span><img alt="x"></span>`;
    const page = await readPage(
      `<html lang="en"><body><main><p>${PROSE}</p><p>Let ${math('n')} be the number of steps. Then</p><dl><dd>${math('q')}</dd></dl><p>with equality if it is even.</p></main></body></html>`,
      'text/html',
    );
    expect(page.lines[0]?.slice(1)).toEqual([
      'Narrator: Let n be the number of steps. Then',
      'Narrator: with equality if it is even.',
    ]);
  });

  it('below pictures and above tables may be left out', async () => {
    const page = await readPage(
      `${PROSE}\n\nFigure 1. The two clocks on their beam.\n\nFigure 2 shows the same clocks from above.`,
    );
    expect(page.lines[0]?.slice(1)).toEqual([
      '~Narrator: Figure 1. The two clocks on their beam.',
      'Narrator: Figure 2 shows the same clocks from above.',
    ]);
  });
});

describe('what an editor saw', () => {
  it.each([
    ['<i>[Se levanta y señala el mapa]</i>', true],
    ['[She points to the map.]', true],
    ['[the mayor of Tarn]', false],
    ['(<i>Perca fluviatilis</i>)', false],
  ])('is left out, and nothing else between brackets: %s', async (remark, isLeftOut) => {
    const page = await readPage(
      `<html lang="en"><body><main><h1>Talk</h1><p>Q: Where do you live?</p><p>A: I live here. ${remark} And I like it.</p><p>Q: Do you?</p><p>A: I do.</p></main></body></html>`,
      'text/html',
    );
    expect(page.lines[0]?.[1]?.endsWith('I live here. And I like it.')).toBe(isLeftOut);
  });
});

it('the language of a few words is one that pages are written in', async () => {
  const page = await readPage('Ana makes a pan.\n\nMaga Nana bakes a pan at ten, and Ana a man.');
  expect(page.file.documents[0]?.language).toMatch(/^(?:en|es|pt|it)$/u);
});

it('headers of pages in a transcript of short turns are two lines, and sentences go on over them', async () => {
  const header = (page: number) => `Governor Ahlquist’s Press Conference PRELIMINARY\nPage ${page} of 26`;
  const page = await readPage(`${header(1)}
GOVERNOR AHLQUIST. Good afternoon. My colleagues and I remain committed to
bringing inflation back to our goal. It has eased, but it is still too high,
and the path forward is uncertain.
PER LINDQVIST. Anna.
ANNA SKOGH. Hi, Anna Skogh, Dagbladet. You said “not yet” in December. What has
${header(2)}
changed? And would you rule out March?
GOVERNOR AHLQUIST. I would say that we are looking for greater confidence, and
that we have had six good months.
ANNA SKOGH. So March?
GOVERNOR AHLQUIST. I do not think so.
PER LINDQVIST. Thank you, everyone.`);
  expect(page.lines).toHaveLength(1);
  expect(page.lines[0]).toContain(
    'Anna Skogh: Hi, Anna Skogh, Dagbladet. You said “not yet” in December. What has changed? And would you rule out March?',
  );
  expect(page.lines[0]?.join(' ')).not.toMatch(/PRELIMINARY|Page/u);
});

it('equations with a number and works listed without a heading are left to the eye', async () => {
  const page = await readPage(`${PROSE}

The standard result,

    c^2 = g(h + a),                    (1)

holds for wide channels only (see Ref. [2] and below), as Lund found [1].

[1] A. Lund, J. Waves 3, 14 (1999).
[2] B. Okoro, arXiv:1903.00001.`);
  expect(page.lines[0]?.slice(1)).toEqual([
    'Narrator: The standard result,',
    'Narrator: holds for wide channels only (see Ref. [2] and below), as Lund found.',
  ]);
});

it.each([
  ['Lisbon, 4 May 2024', true],
  ['Santiago de Chile - 14 ABR 2022 - 05:30 CEST', true],
  ['1:07 P.M. EST', true],
  ['Department Press Briefing – October 12, 2023', false],
])('a line that tells only where and when may be left out, a title may not: %s', async (line, isOptional) => {
  const page = await readPage(`${PROSE}\n\n${line}\n\n${PROSE} It still stands.`);
  expect(page.lines[0]?.some((read) => read === `~Narrator: ${line}`)).toBe(isOptional);
});
