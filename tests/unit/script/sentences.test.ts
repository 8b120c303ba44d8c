import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/script/sentences.ts';

/** Each text with its sentences parted by a bar. */
const ENGLISH = [
  'The pier burned.| It was old.',
  'Dr. Vale agreed.| Mr. Brandt did not.',
  'Is it safe?| Yes!| It is.',
  'It opens at 3 p.m. on Monday.',
  'It opens at 3 p.m.| The boat leaves then.',
  'She moved to the U.S. in May.| He stayed.',
  'The U.S. President spoke.',
  'He lives in the U.S.| They do not.',
  'J. R. Hale wrote it.| George W. Marsh read it.',
  'So do I.| He left.',
  '“It is our street.”| He smiled.',
  '“Why?” she asked.| Nobody knew.',
  'He said: “It is done.”| Then he left.',
  'Wait… what happened?| Nothing.',
  'It cost 3.5 million.| It sank.',
  'See No. 5 and p. 12.| Then go.',
  'Nets, ropes, e.g. hemp, and so on.| Done.',
  'Brandt vs. Vale began.| It ended.',
  'Visit example.com today.| Write to a.b@example.org.',
  'On Jan. 3 it snowed.| On Feb. 4 it thawed.',
  'It ended in Jan.| They wept.',
  'Hale (born 1950.) wrote.| He died.',
  'One (it was small.) more.| Two.',
  'A list: one; two; three.',
  'No stop at the end',
  '...so it fit.| It did.',
  'Really?!| Yes.',
  'Version 2.0 is out.| Use it.',
  'St. Olave stands.| Mt. Sorrow looms.',
  'He came.”| She went.',
];
const OTHERS = [
  ['de', 'Das ist z.B. gut.| Er kam am 3. Oktober.| Dr. Vale ging.'],
  ['fr', 'M. Brandt parle.| Mme Vale répond.| Voilà.'],
  ['es', '¿Qué pasa?| El Sr. Hale vino.| Nada.'],
  ['ja', '港は古い。|船は新しい。'],
] as const;

describe('splitSentences', () => {
  it.each(ENGLISH)('splits %j', (marked) => {
    const text = marked.replaceAll('|', '');
    expect(splitSentences(text, 'en')).toEqual(marked.split('|').map((sentence) => sentence.trim()));
  });

  it.each(OTHERS)('splits in %s: %j', (language, marked) => {
    const text = marked.replaceAll('|', '');
    expect(splitSentences(text, language)).toEqual(marked.split('|').map((sentence) => sentence.trim()));
  });

  it('never makes a sentence of marks alone', () => {
    expect(splitSentences('One. *** ! Two. ” …', 'en').every((sentence) => /\p{L}/u.test(sentence))).toBe(true);
    expect(splitSentences('***', 'en')).toEqual(['***']);
    expect(splitSentences('', 'en')).toEqual([]);
  });

  it('loses nothing: the sentences joined are the text', () => {
    const text = ENGLISH.map((marked) => marked.replaceAll('|', '')).join(' ');
    expect(splitSentences(text, 'en').join(' ')).toBe(text);
  });

  it('needs time in proportion to the text', () => {
    const text = 'The ferry left. It sank! “Why?” Dr. Vale said so... '.repeat(40_000);
    const started = performance.now();
    expect(splitSentences(text, 'en').length).toBeGreaterThan(80_000);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is not slow on a line of marks', () => {
    const started = performance.now();
    for (const hostile of ['.'.repeat(200_000), '.”'.repeat(100_000), 'a.'.repeat(100_000), '!) '.repeat(70_000)])
      splitSentences(hostile, 'en');
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
