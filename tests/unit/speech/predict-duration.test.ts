import { expect, it } from 'vitest';
import { predictDuration } from '../../../src/speech/predict-duration.ts';

/** What voices of this machine took for these texts, fastest and slowest, in ms. */
const MEASURED: readonly (readonly [text: string, fastestMs: number, slowestMs: number])[] = [
  ['Yes.', 180, 600],
  ['A.', 110, 480],
  ['BBC.', 280, 1400],
  ['It was founded in 1999, at 23:45, by 1,200 people.', 3600, 7300],
  ['The council met on Tuesday evening to discuss the new bridge.', 3000, 4400],
  ['Donaudampfschifffahrtsgesellschaft.', 1700, 2400],
  ["Qu'est-ce que c'est que cette histoire de pont au-dessus de la rivière ?", 2600, 4900],
  ['今天早上很多人来到广场上听音乐。', 2700, 5000],
  ['आज सुबह शहर के लोग संगीत सुनने के लिए चौक पर इकट्ठा हुए।', 4700, 5600],
  ['วันนี้ตอนเช้าผู้คนมากมายมาที่จัตุรัสเพื่อฟังเพลง', 3300, 5300],
];

it.each(MEASURED)('covers how long %j really lasts', (text, fastestMs, slowestMs) => {
  const { shortestMs, longestMs } = predictDuration(text);
  expect(shortestMs).toBeLessThan(fastestMs);
  expect(longestMs).toBeGreaterThan(slowestMs);
});

it('is narrow enough to notice that two thirds of a sentence are missing', () => {
  const text = 'Nobody in the village could remember a winter in which the lake had frozen so early.';
  expect(predictDuration(text).shortestMs).toBeGreaterThan(predictDuration(text.slice(0, 27)).expectedMs * 0.9);
});

it('counts no markup', () => {
  expect(predictDuration('<speak><s>Good morning.</s></speak>')).toEqual(predictDuration('Good morning.'));
});

it('expects nothing of an empty text but the least a voice takes', () => {
  expect(predictDuration('').shortestMs).toBe(0);
});

it('knows a voice by its pace: less than two thirds of a sentence is noticed, and twice as much', () => {
  const text = 'Nobody in the village could remember a winter in which the lake had frozen so early.';
  const { shortestMs, expectedMs, longestMs } = predictDuration(text, 1.2);
  expect(shortestMs).toBeGreaterThan(predictDuration(text).shortestMs * 1.7);
  expect(longestMs).toBeLessThan(predictDuration(text).longestMs * 0.9);
  expect(expectedMs).toBeCloseTo(predictDuration(text).expectedMs * 1.2, -1);
});

it('never widens the range by a pace, and takes short utterances as they come', () => {
  const text = 'Nobody in the village could remember a winter in which the lake had frozen so early.';
  for (const pace of [0.45, 2.4]) {
    expect(predictDuration(text, pace).shortestMs).toBeGreaterThanOrEqual(predictDuration(text).shortestMs);
    expect(predictDuration(text, pace).longestMs).toBeLessThanOrEqual(predictDuration(text).longestMs);
  }
  const { shortestMs, longestMs } = predictDuration('Yes.');
  expect(predictDuration('Yes.', 1.2)).toMatchObject({ shortestMs, longestMs });
});
