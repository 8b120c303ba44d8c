import { randomUUID } from 'node:crypto';
import type { Episode } from '../../../src/model/episode.ts';

/** A record as it stands when an episode is asked for. */
export function makeEpisode(changes: Partial<Episode> = {}): Episode {
  return {
    format: 'readout-episode/1',
    id: '2026-11-24-the-quiet-mill-a1b2c3',
    show: 'default',
    guid: `urn:uuid:${randomUUID()}`,
    firstDate: '2026-11-24T06:00:00.000Z',
    request: { inputs: [{ id: 'i1', kind: 'file', address: '/mill.txt', identity: '/mill.txt' }], review: false },
    state: 'queued',
    build: 1,
    startAt: 'ingest',
    updatedAt: '2026-11-24T06:00:00.000Z',
    ...changes,
  };
}
