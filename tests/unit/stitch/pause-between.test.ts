import { expect, it } from 'vitest';
import { findAssetsFolder, loadManifest } from '../../../src/stitch/load-assets.ts';
import { pauseAfterSting, pauseBetween, pauseBetweenChapters } from '../../../src/stitch/pause-between.ts';
import { findTheme } from '../../../src/stitch/themes.ts';

const manifest = await loadManifest(findAssetsFolder());
const { pauses, leadInSlots, stings } = findTheme('default', manifest);
const narrator = { kind: 'paragraph', speaker: 'narrator' } as const;
const guest = { kind: 'turn', speaker: 'p1' } as const;

it('breathes like a newsreader in the default theme', () => {
  expect(pauses.sentence).toBeGreaterThanOrEqual(250);
  expect(pauses.sentence).toBeLessThan(pauses.speakerChange);
  expect(pauses.speakerChange).toBeLessThan(pauses.paragraph);
  expect(pauses.paragraph).toBeLessThan(pauses.afterHeading);
  expect(pauses.afterHeading).toBeLessThan(pauses.beforeHeading);
  expect(pauses.beforeHeading).toBeLessThan(pauses.chapter);
  expect(leadInSlots).toBe(13);
});

it('answers a question sooner than it begins a new paragraph', () => {
  expect(pauseBetween(narrator, guest, pauses)).toBe(pauses.speakerChange);
  expect(pauseBetween(guest, guest, pauses)).toBe(pauses.paragraph);
});

it('keeps two speakers apart for as long as the show asks, and one speaker as the theme has it', () => {
  const apart = { ...pauses, leastBetweenSpeakers: 1500 };
  const heading = { kind: 'heading', speaker: 'narrator' } as const;
  expect(pauseBetween(narrator, guest, apart)).toBe(1500);
  expect(pauseBetween(heading, guest, apart)).toBe(1500);
  expect(pauseBetween(guest, guest, apart)).toBe(pauses.paragraph);
  expect(pauseBetween(narrator, guest, { ...pauses, leastBetweenSpeakers: 100 })).toBe(pauses.speakerChange);
});

it('keeps two speakers apart also where a chapter ends between them, its sting included', () => {
  const apart = { ...pauses, leastBetweenSpeakers: 5000 };
  expect(pauseBetweenChapters(narrator, guest, apart)).toBe(5000);
  expect(pauseBetweenChapters(guest, guest, apart)).toBe(pauses.chapter);
  expect(pauseBetweenChapters(narrator, guest, pauses)).toBe(pauses.chapter);
  expect(pauseBetweenChapters({ ...narrator, pauseAfterMs: 100 }, guest, apart)).toBe(100);
  expect(pauseAfterSting(narrator, guest, apart, 3000)).toBe(2000);
  expect(pauseAfterSting(narrator, guest, apart, 6000)).toBe(pauses.afterChapterSting);
  expect(pauseAfterSting(guest, guest, apart, 3000)).toBe(pauses.afterChapterSting);
  expect(pauseAfterSting({ ...narrator, pauseAfterMs: 100 }, guest, apart, 3000)).toBe(pauses.afterChapterSting);
});

it('gives a producer the pause that was asked for, also none', () => {
  for (const pauseAfterMs of [0, 4000]) {
    const asked = { ...narrator, pauseAfterMs };
    expect(pauseBetween(asked, guest, { ...pauses, leastBetweenSpeakers: 1500 })).toBe(pauseAfterMs);
    expect(pauseBetween(asked, narrator, pauses)).toBe(pauseAfterMs);
  }
});

it('lets a heading stand alone, whoever speaks before and after', () => {
  const heading = { kind: 'heading', speaker: 'narrator' } as const;
  expect(pauseBetween(guest, heading, pauses)).toBe(pauses.beforeHeading);
  expect(pauseBetween(heading, guest, pauses)).toBe(pauses.afterHeading);
});

it('goes through a list more quickly than through paragraphs', () => {
  const item = { kind: 'list-item', speaker: 'narrator' } as const;
  expect(pauseBetween(item, item, pauses)).toBe(pauses.listItem);
  expect(pauseBetween(narrator, item, pauses)).toBe(pauses.paragraph);
});

it('measures its stings from the manifest', () => {
  for (const sting of Object.values(stings)) {
    expect(manifest.assets).toContainEqual(expect.objectContaining({ name: sting.asset, samples: sting.samples }));
  }
  expect(Object.keys(stings)).toEqual(['opening', 'chapter', 'closing']);
});

it('has three musical themes, and one of speech alone', () => {
  const opening = (name: string) => findTheme(name, manifest).stings.opening?.asset;
  expect(new Set(['daybreak', 'harbour', 'newsroom'].map(opening)).size).toBe(3);
  expect(opening('default')).toBe(opening('daybreak'));
  expect(findTheme('plain', manifest)).toMatchObject({ stings: {} });
  expect(findTheme('plain', manifest).bed).toBeUndefined();
  for (const name of ['daybreak', 'harbour', 'newsroom']) {
    expect(findTheme(name, manifest).bed?.duckedDb).toBeLessThanOrEqual(-20);
  }
});

it('refuses a theme that it does not know and names those that it does', () => {
  expect(() => findTheme('toString', manifest)).toThrow(
    expect.objectContaining({ code: 'bad-config', hint: expect.stringContaining('default') }),
  );
});
