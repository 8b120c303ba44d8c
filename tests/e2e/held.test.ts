import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { takeSchema } from '../../src/model/clip.ts';
import type { Episode } from '../../src/model/episode.ts';
import { keepResuming } from '../../src/queue/resume.ts';
import { readEpisode } from '../../src/store/episodes.ts';
import { faultsOf } from '../contract/servers/faults.ts';
import type { StandIn } from '../contract/servers/stand-in.ts';
import { makeTemporaryHome, openSilently } from '../integration/queue/temporary-home.ts';
import { configureService, startToneService } from '../integration/speech/stand-in-home.ts';
import { runHere } from './run-here.ts';
import { parseEpisode, parseError } from './run-readout.ts';

const PAGE = `The Old Pier

The council of Quillby voted on Tuesday to rebuild the pier.

It will open in spring.
`;
const BUILD = ['build', 'pier.txt', '--provider', 'cloud', '--on-bad-clip', 'hold'];
const spoilt = () => faultsOf('council', ['cut', 'cut', 'cut']);

let place: { folder: string; home: string; remove(): Promise<void> };
let service: StandIn;

beforeEach(async () => {
  const { home, remove } = await makeTemporaryHome();
  place = { home, folder: home, remove };
  service = await startToneService();
  await configureService(home, service);
  await writeFile(join(home, 'pier.txt'), PAGE);
});

afterEach(async () => {
  await service.close();
  await place.remove();
});

async function held(): Promise<Episode> {
  service.setFaults(spoilt());
  return parseEpisode(await runHere(place, [...BUILD, '--json']));
}

function isPublished(): Promise<boolean> {
  return stat(join(place.home, 'shows/default/public/feed.xml')).then(
    () => true,
    () => false,
  );
}

it('speaks everything else and then waits for a person, who is told what, where, why and what to do', async () => {
  service.setFaults(spoilt());
  const { status, stdout } = await runHere(place, BUILD);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^default\/\S+ is held: 1 segment could not be spoken well, all others are ready\.$/mu);
  expect(stdout).toMatch(
    /^ {2}\S+ \("[^"]+"\): Sentence 1 of segment .*characters \d+ to \d+.* breaks off in the middle of speech\.$/mu,
  );
  expect(stdout).toMatch(/Listen to .*takes/u);
  expect(stdout).toMatch(/readout edit .*readout rebuild [\s\S]*readout approve \S+ --take \S+$/mu);
  const texts = new Set(service.ledger.map(({ text }) => text));
  expect([...texts].some((text) => text.startsWith('It will open'))).toBe(true);
  expect(await isPublished()).toBe(false);
});

it('is still held after a restart, and goes on with three new tries', async () => {
  const episode = await held();
  expect(episode).toMatchObject({ state: 'held', held: [{ reason: expect.stringContaining('Take 3 of cloud') }] });
  // Whoever starts takes up unfinished episodes: this one waits for a person.
  const queues = await openSilently(loadConfig({ READOUT_HOME: place.home }));
  (await keepResuming(queues))();
  await queues.close();
  expect((await readEpisode(place.home, episode)).state).toBe('held');
  const before = service.ledger.length;
  const rebuilt = parseEpisode(await runHere(place, ['rebuild', episode.id, '--json']));
  expect(rebuilt).toMatchObject({ state: 'done', build: 2 });
  expect(rebuilt.held).toBeUndefined();
  expect(service.ledger.length - before).toBe(1);
});

it('holds it again where three new tries are no better', async () => {
  const episode = await held();
  service.setFaults(faultsOf('council', ['cut', 'cut', 'cut']));
  const rebuilt = parseEpisode(await runHere(place, ['rebuild', episode.id, '--json']));
  expect(rebuilt).toMatchObject({ state: 'held', held: [{ reason: expect.stringContaining('Take 6 of cloud') }] });
});

it('takes a take as it is on a word, keeps whose word it was, and buys nothing', async () => {
  const episode = await held();
  const [waiting] = episode.held ?? [];
  const before = service.ledger.length;
  const words = ['approve', episode.id, '--take', waiting?.segment ?? '', '--json'];
  const approved = parseEpisode(await runHere(place, words));
  expect(approved).toMatchObject({ state: 'done', build: 2 });
  expect(service.ledger.length).toBe(before);
  expect(await isPublished()).toBe(true);
  const record = (waiting?.takes[0] ?? '').replace(/\.[^.]+$/u, '.json');
  const take = takeSchema.parse(JSON.parse(await readFile(join(place.home, record), 'utf8')));
  expect(take.refused).toBeUndefined();
  expect(take.accepted).toMatchObject({ by: expect.any(String), despite: 'breaks off in the middle of speech' });
});

it('accepts no silence, no other segment, and nothing of an episode that is not held', async () => {
  service.setFaults(faultsOf('council', ['silent', 'silent', 'silent']));
  const episode = parseEpisode(await runHere(place, [...BUILD, '--json']));
  const approve = (...words: string[]) => runHere(place, ['approve', episode.id, ...words, '--json']);
  const [waiting] = episode.held ?? [];
  expect(parseError(await approve('--take', waiting?.segment ?? ''))).toMatchObject({ code: 'bad-clip' });
  expect(parseError(await approve('--take', 'd9-none'))).toMatchObject({ code: 'bad-usage' });
  expect(parseError(await approve())).toMatchObject({ hint: expect.stringContaining('--take') });
  await runHere(place, ['rebuild', episode.id]);
  expect(parseError(await approve('--take', waiting?.segment ?? ''))).toMatchObject({ code: 'bad-usage' });
});

it('fails where nothing else was asked for', async () => {
  service.setFaults(spoilt());
  const failed = await runHere(place, ['build', 'pier.txt', '--provider', 'cloud', '--json']);
  expect(failed.status).toBe(1);
  expect(parseError(failed)).toMatchObject({
    code: 'bad-clip',
    message: expect.stringMatching(/characters \d+ to \d+/u),
  });
});
