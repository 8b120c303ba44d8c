import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { editMasters } from '../../../scripts/soak/edit-masters.ts';

const { signal } = new AbortController();
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-edits-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

it('masters an edited episode byte for byte as a clean build does, by encoding a part of it', async () => {
  const outcome = await editMasters(home, 12, 7, signal, ['podcast']);
  expect(outcome.faults).toEqual([]);
  expect(outcome.reasons.edited).toBeGreaterThanOrEqual(6);
  // An edit that moves the programme gain has to encode everything, and says so.
  expect(outcome.reasons['gain-moved']).toBeGreaterThanOrEqual(1);
  expect(outcome.encoded).toBeLessThan(outcome.frames * 0.7);
  expect(outcome.encoded).toBeGreaterThan(0);
}, 90_000);

it('does the same for the briefing, which is louder and on two channels', async () => {
  const outcome = await editMasters(home, 6, 11, signal, ['podcast', 'briefing']);
  expect(outcome.faults).toEqual([]);
  // More than the podcast alone can have.
  expect(outcome.reasons.edited).toBeGreaterThanOrEqual(7);
  expect(outcome.encoded).toBeLessThan(outcome.frames * 0.7);
}, 90_000);
