import { describe, expect, it } from 'vitest';
import type { Person } from '../../../src/model/document.ts';
import { findSegments } from '../../../src/script/find-segments.ts';
import { writeScript } from '../../../src/script/write-script.ts';
import { hostileText, makeRandom, pick } from '../ssml/hostile-text.ts';
import { type BlockSketch, makeDocuments, makeShow } from './make-documents.ts';
import { ESPEAK, FLITE } from './make-voices.ts';

const PEOPLE: readonly Person[] = [
  { id: 'p1', name: 'Q"<&', role: 'interviewer', forms: [] },
  { id: 'p2', name: '{guests} Vale…', role: 'guest', forms: [] },
];
const FRAGMENTS = [
  'the ferry,who sank.The town wept',
  'It cost $3.2bn on 3/4/2025 at 10:30pm',
  'U.S. and J.R.Hale',
  '“wiht love,she said',
  'and and',
  '#Tag @who a@b.co',
  'https://x.com/a?b=c',
  '1/0 0/0 00:00 9999-99-99 +1 000',
  'World War I. X',
  '½½ 1.2.3.4.5.6',
  'VI II',
  'ALL CAPS HERE',
  '👩‍👩‍👧🇩🇪',
  '—–-',
  "''s ’s",
] as const;

describe('hostile documents', () => {
  it.each(['en', 'de', 'fr', 'es', 'ja'])('are scripted in %s without an error, faithfully', (language) => {
    const random = makeRandom(language.charCodeAt(0));
    for (let round = 0; round < 60; round++) {
      const blocks = Array.from({ length: 4 }, (): BlockSketch => {
        const kind = pick(random, ['title', 'heading', 'paragraph', 'turn', 'list-item', 'table'] as const);
        const text = `${hostileText(random)} ${pick(random, FRAGMENTS)} ${hostileText(random)} pier`;
        return [kind, pick(random, ['narrator', 'p1', 'p2']), text];
      });
      const documents = makeDocuments({
        kind: 'interview',
        people: PEOPLE,
        language: language === 'ja' ? 'en' : language,
        blocks,
      });
      expect(findSegments(documents)[0]?.segments.length).toBe(4);
      const request = {
        documents,
        show: makeShow(),
        episode: { show: 'default', id: 'x' },
        firstDate: '2026-11-24T08:00:00Z',
      };
      const spanish = {
        ...FLITE[0],
        id: 'espeak:es',
        instance: 'espeak',
        name: 'es',
        languages: ['es'],
        gender: 'male' as const,
        rank: 9,
      };
      const { script } = writeScript({ ...request, instance: 'espeak', voices: [...ESPEAK, spanish] });
      expect(script.segments.length).toBeGreaterThanOrEqual(5);
    }
  });

  it('take time in proportion to their length', () => {
    const paragraph =
      'The ferry,who sank on Nov. 3, cost $4.2 million. iran and Iran met “wiht love” at 3 p.m. in the U.S. zorble! ';
    const timeFor = (repeats: number) => {
      const documents = makeDocuments({ blocks: [['paragraph', 'narrator', paragraph.repeat(repeats)]] });
      const started = performance.now();
      expect(findSegments(documents)[0]?.segments).toHaveLength(1);
      return performance.now() - started;
    };
    timeFor(200);
    const small = timeFor(500);
    // Four times the text; the rest is room for a busy machine.
    expect(timeFor(2000)).toBeLessThan(10 * small + 500);
  });
});
