import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeShow, createShow } from '../../../src/pipeline/change-show.ts';
import { podcastGuid } from '../../../src/publish/podcast-guid.ts';

const never = new AbortController().signal;
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-show-'));
});

afterEach(() => rm(home, { recursive: true }));

describe('a show whose address changes', () => {
  it('keeps the podcast:guid of its first public address', async () => {
    const surroundings = { home, providers: new Map() };
    await createShow(surroundings, 'harbour', { publicUrl: 'https://first.example/harbour/' }, never);
    await changeShow(surroundings, 'harbour', { publicUrl: 'https://second.example/harbour/' }, never);
    const show = await changeShow(surroundings, 'harbour', { publicUrl: 'https://third.example/harbour/' }, never);
    expect(show.podcastGuid).toBe(podcastGuid('https://first.example/harbour/feed.xml'));
  });

  it('takes none from an address on this machine, which every show has at first', async () => {
    const surroundings = { home, providers: new Map() };
    await createShow(surroundings, 'harbour', {}, never);
    const show = await changeShow(surroundings, 'harbour', { publicUrl: 'https://first.example/harbour/' }, never);
    expect(show.podcastGuid).toBeUndefined();
  });
});
