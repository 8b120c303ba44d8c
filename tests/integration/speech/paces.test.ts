import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Episode } from '../../../src/model/episode.ts';
import { pacesFileSchema } from '../../../src/model/paces.ts';
import { requireJson } from '../../../src/store/json-file.ts';
import { pacesFile } from '../../../src/store/paths.ts';
import type { StandIn } from '../../contract/servers/stand-in.ts';
import { runHere } from '../../e2e/run-here.ts';
import { longArticle, parseEpisode } from '../../e2e/run-readout.ts';
import { makeTemporaryHome, type TemporaryHome } from '../queue/temporary-home.ts';
import { configureService, startToneService } from './stand-in-home.ts';

let place: TemporaryHome;
let service: StandIn;

beforeAll(async () => {
  place = await makeTemporaryHome();
  service = await startToneService();
  await configureService(place.home, service);
});

afterAll(async () => {
  await service.close();
  await place.remove();
});

async function build(name: string, paragraphs: number): Promise<Episode> {
  await writeFile(join(place.home, name), longArticle(paragraphs).replaceAll('Oskar', name));
  const words = ['build', name, '--provider', 'cloud', '--json'];
  return parseEpisode(await runHere({ folder: place.home, home: place.home }, words));
}

async function pacesOf(episode: Episode) {
  return (await requireJson(pacesFile(place.home, episode), pacesFileSchema)).paces;
}

it('learns how fast a voice is from the episodes before, and refuses none of its good takes', async () => {
  const first = await build('olga.txt', 24);
  expect(await pacesOf(first)).toEqual([]);
  const second = await build('pavel.txt', 3);
  expect(await pacesOf(second)).toEqual([{ voice: 'cloud:alloy', language: 'en', pace: expect.any(Number) }]);
  const texts = service.ledger.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
});

it('begins anew where the same voice is asked to speak in another way', async () => {
  await configureService(place.home, service, { settings: { voices: [{ name: 'alloy' }], speed: 1.5 } });
  expect(await pacesOf(await build('vera.txt', 3))).toEqual([]);
});
