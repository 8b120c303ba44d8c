import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { findQuotations } from '../../../../src/script/quotations/find-quotations.ts';

function quoted(language: string, ...texts: readonly string[]): string[] {
  return findQuotations(texts, [], language).flatMap((quotes, index) =>
    quotes.map(({ speaker, start, end }) => `${speaker}: ${texts[index]?.slice(start, end)}`),
  );
}

it.each([
  ['“We lost our only baker,” said Tomas Brandt, who runs the store.', 'Tomas Brandt: “We lost our only baker,”'],
  ['“We lost it,” said pilot Greta Lund.', 'Greta Lund: “We lost it,”'],
  ['“We lost it,” said the mayor, Ines Calloway.', 'Ines Calloway: “We lost it,”'],
  ['"I slept for a year," Whitlock said.', 'Whitlock: "I slept for a year,"'],
  ['Mayor Ines Calloway said: “It is a promise.”', 'Ines Calloway: “It is a promise.”'],
  [
    'Dana Whitlock told the council that “bread is patience with salt.”',
    'Dana Whitlock: “bread is patience with salt.”',
  ],
  [
    'Dana Whitlock praised the plan, arguing it would “feed the whole island.”',
    'Dana Whitlock: “feed the whole island.”',
  ],
])('knows in %j who is quoted', (text, said) => {
  expect(quoted('en', text)).toEqual([said]);
});

it('gives a last name its first name, and a pronoun the person spoken of last', () => {
  expect(
    quoted(
      'en',
      'Council member Dana Whitlock came late.',
      '“I am not late,” Whitlock said. “You are early.”',
      '“It was five,” she said.',
    ),
  ).toEqual(['Dana Whitlock: “I am not late,”', 'Dana Whitlock: “You are early.”', 'Dana Whitlock: “It was five,”']);
});

it('follows a quotation over paragraphs, and behind a colon', () => {
  expect(
    quoted('en', 'Whitlock told the paper it “must be thought out”: “We need bread.', '“And we need it warm.”'),
  ).toEqual(['Whitlock: “must be thought out”', 'Whitlock: “We need bread.', 'Whitlock: “And we need it warm.”']);
});

it.each([
  'She called it “progress” and left.',
  'After the vote, the harbour was calm, describing it would be “too little to say.”',
  'The “old pier” and the “new pier” are the same.',
  'The White House said “no comment today.”',
  'They sang “The Tide Comes Home” twice.',
])('says nothing of who is quoted in %j', (text) => {
  expect(quoted('en', text)).toEqual([]);
});

it('knows the verbs and the marks of German, French and Spanish', () => {
  expect(quoted('de', '„Ein Steg ist keine Postkarte“, sagte Tomas Brandt. „Er ist unsere Straße.“')).toEqual([
    'Tomas Brandt: „Ein Steg ist keine Postkarte“',
    'Tomas Brandt: „Er ist unsere Straße.“',
  ]);
  expect(quoted('de', 'Ines Calloway sagte: „Wir bauen ihn wieder auf.“')).toEqual([
    'Ines Calloway: „Wir bauen ihn wieder auf.“',
  ]);
  expect(quoted('fr', '« Je m’arrêterai ici », a déclaré Josef Maran au conseil.')).toEqual([
    'Josef Maran: « Je m’arrêterai ici »',
  ]);
  expect(quoted('es', '«El faro no se vende», dijo Inés Calvo.')).toEqual(['Inés Calvo: «El faro no se vende»']);
  expect(quoted('sv', '”Vi ses,” sa Greta Lund.')).toEqual([]);
});

it('finds the quotations of the sample page where it is there', (context) => {
  const samples = join(import.meta.dirname, '../../../../../shared/samples');
  if (!existsSync(samples)) return context.skip('the shared samples are not here');
  const items = z.object({
    items: z.array(
      z.object({
        use: z.string(),
        doc: z.string().nullish(),
        text: z.string().optional(),
        quotes: z.array(z.object({ speaker: z.string(), text: z.string() })).optional(),
      }),
    ),
  });
  const gold = items.parse(JSON.parse(readFileSync(join(samples, 'seed.gold.json'), 'utf8'))).items;
  const texts = gold.filter(({ use, doc }) => use === 'speak' && doc === 'd1').map(({ text = '' }) => text);
  const wanted = gold.flatMap(({ quotes = [] }) => quotes.map(({ speaker, text }) => `${speaker}: ${text}`));
  // The page itself does not give everybody's first name.
  const lastNames = (lines: readonly string[]) => lines.map((line) => line.replace(/^(?:\S+ )*(\S+:)(?= “)/u, '$1'));
  expect(lastNames(quoted('en', ...texts))).toEqual(lastNames(wanted));
});
