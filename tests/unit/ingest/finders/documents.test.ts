import { describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';

const CRANE =
  'The harbour board voted on Tuesday to buy a new crane. It will cost nine million and arrive in June, the chair said. The old one will be scrapped, and nobody will miss it, because it has stood still since the winter before last.';
const CHOIR =
  'The choir of the harbour school won first prize in the capital on Saturday, singing a sea shanty in four parts before a full hall. Its leader said the children had practised since autumn.';

describe('documents of one page', () => {
  it('finds a second one that begins in the middle of a line', async () => {
    const page = await readPage(
      `Harbour To Get New Crane\n${CRANE}\nFor more about cranes, explore our archive of the port.School Choir Wins Prize In The Capital\n${CHOIR}`,
    );
    expect(page.titles).toEqual(['Harbour To Get New Crane', 'School Choir Wins Prize In The Capital']);
    expect(page.dropped).toContain('promotion: For more about cranes, explore our archive of the port.');
  });

  it('does not take a missing space inside a paragraph for a border', async () => {
    const page = await readPage(`Harbour To Get New Crane\n${CRANE.replace('crane. It', 'crane.It')}\n${CHOIR}`);
    expect(page.titles).toEqual(['Harbour To Get New Crane']);
  });

  it('begins another where a title comes again', async () => {
    const page = await readPage(
      `A Crane For The Harbour\n${CRANE}\nA Crane for the Harbour\n${CHOIR}\nEditor: Do you like it?\nIda Lund: I do.\nEditor: Why?\nIda Lund: It is blue.`,
    );
    expect(page.kinds).toEqual(['article', 'interview']);
  });

  it('begins another at a title with a byline after a copyright line', async () => {
    const page = await readPage(
      `Harbour to get new crane\nBy Lena Moor\nMarch 2, 2025\n\n${CRANE}\n\n© 2025 Harbour Weekly. All rights reserved.\n\nSchool choir wins prize\nBy Ida Lund\nMarch 3, 2025\n\n${CHOIR}`,
    );
    expect(page.titles).toEqual(['Harbour to get new crane', 'School choir wins prize']);
    expect(page.file.documents.map(({ author }) => author)).toEqual(['Lena Moor', 'Ida Lund']);
  });

  it('keeps headings inside an article', async () => {
    const page = await readPage(
      `# The harbour\n\n${CRANE}\n\nRead more: Cranes of the world\n\n## The choir\n\n${CHOIR}`,
      'text/markdown',
    );
    expect(page.titles).toEqual(['The harbour']);
    expect(page.lines[0]).toContain('# The choir');
  });

  it('makes a document of each item of a feed', async () => {
    const item = (title: string, text: string) =>
      `<item><title>${title}</title><description>&lt;p&gt;${text}&lt;/p&gt;</description></item>`;
    const page = await readPage(
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Weekly</title>${item('Crane arrives', 'It is blue.')}${item('Choir wins', 'It sang.')}</channel></rss>`,
      'application/rss+xml',
    );
    expect(page.titles).toEqual(['Crane arrives', 'Choir wins']);
    expect(page.file.documents.map(({ id }) => id)).toEqual(['d1', 'd2']);
  });
});

describe('titles', () => {
  it.each([
    ['Pont de la Marelle — Wikipédia', 'Pont de la Marelle'],
    ['Ropes and knots | Harbour Weekly', 'Ropes and knots'],
    ['The mill: a history', 'The mill: a history'],
  ])('reads %s without the name of the site', async (line, title) => {
    const page = await readPage(`${line}\n\n${CRANE}`);
    expect(page.titles).toEqual([title]);
  });

  it('calls a conversation without a title by those who talk', async () => {
    const page = await readPage(
      'Dana Cole: Shall we begin?\nPriya Nair: I am ready.\nDana Cole: Are you sure?\nPriya Nair: Yes.',
    );
    expect(page.titles).toEqual(['Dana Cole, Priya Nair']);
  });
});

describe('languages', () => {
  it('believes the page, and listens where it says nothing', async () => {
    const told = await readPage(
      `<html lang="en-GB"><body><h1>The crane</h1><p>${CRANE}</p></body></html>`,
      'text/html',
    );
    const heard = await readPage(
      'Der Kran\n\nDer Hafen bekommt einen neuen Kran. Er kostet neun Millionen und kommt im Juni, sagte die Vorsitzende am Dienstag.',
    );
    expect([told, heard].map(({ file }) => file.documents[0]?.language)).toEqual(['en-GB', 'de']);
  });
});
