import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';

const LEAD =
  'The harbour board voted on Tuesday to buy a new crane, which will cost nine million crowns and arrive in June.';

async function heardOf(text: string, mediaType?: string): Promise<string> {
  const page = await readPage(text, mediaType);
  return (page.lines[0] ?? []).filter((line) => !line.startsWith('~')).join('\n');
}

describe('lines that are not heard', () => {
  it.each([
    ['Jump to navigation'],
    ['Share on Facebook'],
    ['We use cookies to improve this site.'],
    ['Subscribe to our newsletter for more harbour news'],
    ['For further facts on cranes, visit our archive.'],
    ['Got something to say? Tell us in the comments.'],
    ['Advertisement'],
    ['© 2025 Harbour Weekly'],
    ['Zur Navigation springen'],
    ['Lesen Sie auch: Der alte Kran'],
    ['Alle Rechte vorbehalten'],
    ['À lire aussi : La vieille grue'],
    ['Tous droits réservés'],
    ['Suscríbete a nuestro boletín'],
    ['Lea también: La grúa vieja'],
    ['Publicidad'],
    ['Teilen: Facebook | E-Mail'],
    ['Partager sur Facebook, Twitter ou par e-mail'],
    ['Compartir: Facebook | Twitter | WhatsApp'],
    ['Share this: Facebook Twitter LinkedIn'],
    ['Facebook | Twitter | E-Mail'],
    ['1. ^ Lund, Ada (1998). Cranes of the north. Harbour Press.'],
    ['Minutes of the harbour board, 4 May 1998. ↩'],
    ['Koordinaten: 57° 42′ N, 11° 58′ O'],
  ])('drops %s', async (line) => {
    const page = await readPage(`The crane\n\n${LEAD}\n\n${line}\n\nThe old one will be scrapped.`);
    expect(page.lines[0]).toEqual([`Narrator: ${LEAD}`, 'Narrator: The old one will be scrapped.']);
    expect(page.dropped.some((drop) => drop.endsWith(line))).toBe(true);
  });

  it.each([
    ['Share prices fell by three per cent on Monday.'],
    ['Follow the coast for two miles, and you will see the crane.'],
    ['By Monday the crane will stand.'],
    ['Von Anfang an war klar, dass der Kran kommt.'],
    ['Read as a poem, the report is beautiful.'],
    ['Contents of the old crane were sold.'],
    ['Share the news by telegram, and the harbour will know it.'],
  ])('keeps %s', async (line) => {
    expect(await heardOf(`The crane\n\n${LEAD}\n\n${line}\n\nThe old one will be scrapped.`)).toContain(line);
  });

  it('drops promotion at the end of the last turn, and leaves the farewell', async () => {
    const heard = await heardOf(
      'Editor: How is the crane?\nIda Lund: I like it.\nEditor: Thank you, Dr. Lund. For more harbour news, visit our site on example.org.',
    );
    expect(heard).toContain('Editor: Thank you, Dr. Lund.');
    expect(heard).not.toContain('harbour news');
  });
});

describe('marks inside sentences', () => {
  it.each([
    ['citations', 'The crane came [[1]]. It was late [2][3].[4] See [1].', 'The crane came. It was late. See.'],
    [
      'stage directions',
      'It fell [laughter] twice (applause). [long pause] Then it stood.',
      'It fell twice. Then it stood.',
    ],
    ['time codes', '[00:12:33] It fell. (12:40) It stood.', 'It fell. It stood.'],
    ['edit links', 'It fell.[edit | edit source] It stood.[modifier | modifier le code]', 'It fell. It stood.'],
    ['template tags', 'It fell {% image "a.jpg" %} twice {{ count }}.', 'It fell twice .'],
  ])('cuts %s', async (_, written, heard) => {
    expect(await heardOf(`The crane\n\n${LEAD}\n\n${written}`)).toContain(heard);
  });

  it.each([
    ['an interval [0, 1] of the line'],
    ['her brother [Omar] fell'],
    ['the forms (see below) fell'],
    ['the film 12:01 fell'],
    ['the [lamps of the harbour of] Tarn fell'],
  ])('keeps %s', async (text) => {
    expect(await heardOf(`The crane\n\n${LEAD}\n\nThey say ${text} today.`)).toContain(text);
  });
});

describe('sections that are not heard', () => {
  it('drops references, related links and contents, in several languages', async () => {
    const heard = await heardOf(`Pont de la Marelle — Wikipédia

Le pont de la Marelle est un pont suspendu construit en 1932[1] à Brécy, sur la rivière du même nom.

Sommaire
1 Histoire
2 Architecture

Histoire[modifier | modifier le code]
Le premier pont fut emporté par une crue en 1896[2].

Notes et références
↑ Paul Dorval, Mémoires, 1910.
↑ Idem, p. 12.`);
    expect(heard).toBe(
      'Narrator: Le pont de la Marelle est un pont suspendu construit en 1932 à Brécy, sur la rivière du même nom.\n# Histoire\nNarrator: Le premier pont fut emporté par une crue en 1896.',
    );
  });

  it('goes on after a section with the next heading', async () => {
    const heard = await heardOf(
      `# The crane\n\n${LEAD}\n\n## See also\n\n- The old crane\n\n## History\n\nIt began early.`,
      'text/markdown',
    );
    expect(heard).toContain('It began early.');
    expect(heard).not.toContain('old crane');
  });

  it('drops a pull quote that repeats the text, not a quotation', async () => {
    const heard = await heardOf(
      `# The crane\n\nIda said that she had never seen such a blue before.\n\n> She had never seen such a blue before\n\n> I will paint it red when nobody is looking.`,
      'text/markdown',
    );
    expect(heard.match(/such a blue/gu)).toHaveLength(1);
    expect(heard).toContain('I will paint it red');
  });
});

describe('tables', () => {
  it('speaks rows as sentences, and leaves rules out', async () => {
    const heard = await heardOf(
      `The crane\n\n${LEAD}\n\n| Event | Impact |\n|-------|--------|\n| Storm | The crane fell |\n| Calm | It stood, and moved |`,
    );
    expect(heard).toContain('Narrator: Storm: The crane fell\nNarrator: Calm: It stood, and moved');
    expect(heard).not.toContain('|');
    expect(heard).not.toContain('Impact');
  });
});

describe('what may be read', () => {
  it('marks bylines, dates and captions as optional, and cuts the credit of a picture', async () => {
    const page = await readPage(
      `The crane\n\nBy Lena Moor\nTuesday, 4 March 2025\n\nThe new crane on Monday. Photo: Ida Lund\n\n${LEAD}`,
    );
    expect(page.lines[0]).toEqual([
      '~Narrator: By Lena Moor',
      '~Narrator: Tuesday, 4 March 2025',
      '~Narrator: The new crane on Monday.',
      `Narrator: ${LEAD}`,
    ]);
  });
});

describe('ends and beginnings of paragraphs', () => {
  it('takes a copyright notice off prose that follows it', async () => {
    const heard = await heardOf(
      `The crane\n\n${LEAD}\n\n© 2025 Harbour Weekly. The crane had been ordered in the spring, when the board had money. It was painted blue by the children.`,
    );
    expect(heard).toContain('Narrator: The crane had been ordered');
    expect(heard).not.toContain('Harbour Weekly');
  });

  it('drops a copyright notice of several sentences whole', async () => {
    const notice =
      '© 2025 Harbour Weekly. All rights reserved. No part of this page may be reproduced in any form without written permission.';
    expect(await heardOf(`The crane\n\n${LEAD}\n\n${notice}`)).toBe(`Narrator: ${LEAD}`);
  });

  it.each([['Read more…'], ['[…] Continue reading →'], ['Weiterlesen »'], ['Leer más']])(
    'takes %s off',
    async (more) => {
      expect(await heardOf(`The crane\n\n${LEAD} ${more}`)).toBe(`Narrator: ${LEAD}`);
    },
  );

  it('lets the narrator tell about the author after the last turn', async () => {
    const heard = await heardOf(
      'A talk\n\nLena Moor: Do you like it?\n\nIda Lund: I do.\n\nLena Moor: Why?\n\nIda Lund: I made it.\n\nAbout the author: Lena Moor writes about harbours.',
    );
    expect(heard).toContain('Narrator: About the author');
  });
});

it('leaves out a numbered list that is called notes', async () => {
  const heard = await heardOf(
    `<article><h1>The crane</h1><p>${LEAD}</p><ol id="notes"><li>The chair told us so herself in a letter.</li></ol></article>`,
    'text/html',
  );
  expect(heard).toBe(`Narrator: ${LEAD}`);
});
