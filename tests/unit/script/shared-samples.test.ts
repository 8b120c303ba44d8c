import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { spokenText } from '../../../src/model/speech-plan.ts';
import { planSentence } from '../../../src/script/normalise/plan-sentence.ts';
import { createRepairer } from '../../../src/script/repair/create-repairer.ts';
import { applyRepairs } from '../../../src/script/repair/repair-text.ts';
import { splitSentences } from '../../../src/script/sentences.ts';

/** Pages for evaluation that may lie beside the project; none of their text is part of it. */
const SEED = join(import.meta.dirname, '../../../../shared/samples/seed-article-and-interview.txt');

it('leaves no figure unsaid and no quotation changed on the sample page', (context) => {
  if (!existsSync(SEED)) return context.skip('the shared samples are not here');
  const lines = readFileSync(SEED, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('|'));
  const repair = createRepairer(lines.map((text) => ({ block: { kind: 'paragraph' }, found: { text } })));
  for (const line of lines) {
    const repairs = repair(line, { kind: 'paragraph', startsSentence: true }, 'en');
    const repaired = applyRepairs(line, repairs);
    const quotations = [...line.matchAll(/“[^”]*”/gu)].map(([quotation]) => quotation);
    for (const quotation of quotations) expect(repaired).toContain(quotation);
    const said = splitSentences(repaired, 'en').map((text) =>
      spokenText(planSentence(text, { language: 'en', lexicon: [] })),
    );
    expect(said.join(' ').replace(/\[\[\d\]\]|\[\[[a-z]+\]\]/gu, '')).not.toMatch(/\d/u);
  }
});
