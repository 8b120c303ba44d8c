import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSound } from '../../src/media/read-sound.ts';
import { readShow, writeShow } from '../../src/store/shows.ts';
import type { StandIn } from '../contract/servers/stand-in.ts';
import { makeTemporaryHome } from '../integration/queue/temporary-home.ts';
import { configureService, startToneService } from '../integration/speech/stand-in-home.ts';
import { runHere } from './run-here.ts';
import { parseEpisode, parseError } from './run-readout.ts';

const PAGE = 'The Bell\n\nThe bell of Quillby rings at noon.\n\nThen the harbour goes back to work.\n';
const noFfmpeg = { decode: async () => ({ samples: new Float32Array(), sampleRate: 48_000 }) };

let place: { folder: string; home: string; remove(): Promise<void> };
let service: StandIn;

beforeAll(async () => {
  const { home, remove } = await makeTemporaryHome();
  place = { home, folder: home, remove };
  service = await startToneService();
  await configureService(home, service);
  await writeFile(join(home, 'bell.txt'), PAGE);
});

afterAll(async () => {
  await service.close();
  await place.remove();
});

function readout(...words: string[]) {
  return runHere(place, words);
}

async function costOf(name: string): Promise<number> {
  const { costUsd } = JSON.parse((await readout('estimate', name, '--provider', 'cloud', '--json')).stdout);
  return costUsd;
}

it('makes a sample of a voice, and the same one again for nothing', async () => {
  const words = ['voices', 'Good morning from the pier.', '--play', 'cloud:nova', '-o', 'nova.wav', '--json'];
  expect(JSON.parse((await readout(...words)).stdout)).toEqual({
    voice: 'cloud:nova',
    file: join(place.home, 'nova.wav'),
  });
  const { samples, sampleRate } = await readSound(await readFile(join(place.home, 'nova.wav')), 'audio/wav', noFfmpeg);
  expect(samples.length / sampleRate).toBeGreaterThan(0.8);
  expect(samples.some((sample) => Math.abs(sample) > 0.05)).toBe(true);
  const before = service.ledger.length;
  expect((await readout(...words)).status).toBe(0);
  expect(service.ledger.length).toBe(before);
});

it('buys no sample that costs more than its budget, or than what is left of the day', async () => {
  const text = 'This would cost more than a few dollars.';
  const before = service.ledger.length;
  // At a dollar a character.
  const over = await readout('voices', text, '--play', 'cloud:nova', '--budget', '5', '--json');
  expect(parseError(over)).toMatchObject({ code: 'budget-exceeded' });
  await configureService(place.home, service, {}, { dailyBudget: 40 });
  const tomorrow = await readout('voices', text, '--play', 'cloud:nova', '--json');
  expect(parseError(tomorrow)).toMatchObject({ code: 'budget-exceeded', message: expect.stringContaining('of a day') });
  expect(service.ledger.length).toBe(before);
  await configureService(place.home, service);
  expect((await readout('voices', text, '--play', 'cloud:nova', '--budget', '50')).status).toBe(0);
  await expect(stat(join(place.home, 'cloud-nova.wav'))).resolves.toBeDefined();
});

it('asks no budget for a voice that is free', async () => {
  expect((await readout('voices', 'Hello.', '--play', 'tone:alto', '--budget', '0', '-o', 'alto.wav')).status).toBe(0);
});

it('estimates a script file with what was changed in it, before there is an episode and after', async () => {
  const plain = await costOf('bell.txt');
  await readout('script', 'bell.txt', '-o', 'bell.md');
  expect(await costOf('bell.md')).toBe(plain);
  const path = join(place.home, 'bell.md');
  await writeFile(path, (await readFile(path, 'utf8')).replace('rings at noon', 'rings at noon and at midnight'));
  expect(await costOf('bell.md')).toBe(plain + ' and at midnight'.length);
  const built = parseEpisode(await readout('build', 'bell.md', '--provider', 'cloud', '--json'));
  expect(built.state).toBe('done');
  expect(await costOf('bell.md')).toBe(0);
});

it("names the fallback voices of a show, and estimates by them where a speaker's own cannot speak", async () => {
  const show = await readShow(place.home, 'default');
  await writeShow(place.home, { ...show, instance: 'cloud', cast: {}, fallback: { narrator: 'tone:alto' } });
  const words = ['estimate', 'bell.txt'];
  expect((await readout(...words)).stderr).toContain('Narrator (tone:alto)');
  await configureService(place.home, { ...service, url: 'http://127.0.0.1:9' });
  const { stdout } = await readout(...words, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    costUsd: 0,
    instances: [{ instance: 'tone' }],
    fallback: [{ speaker: 'Narrator', voice: 'tone:alto' }],
    warnings: [expect.stringContaining('tone:alto')],
  });
});
