import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editMasters } from '../../../scripts/soak/edit-masters.ts';

it('masters an edited episode byte for byte as a clean build does, by encoding a part of it', async () => {
  const home = await mkdtemp(join(tmpdir(), 'readout-edits-'));
  try {
    const outcome = await editMasters(home, 12, 7, new AbortController().signal);
    expect(outcome.faults).toEqual([]);
    expect(outcome.reasons.edited).toBeGreaterThanOrEqual(6);
    // An edit that moves the programme gain has to encode everything, and says so.
    expect(outcome.reasons['gain-moved']).toBeGreaterThanOrEqual(1);
    expect(outcome.encoded).toBeLessThan(outcome.frames * 0.7);
    expect(outcome.encoded).toBeGreaterThan(0);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}, 90_000);
