import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Episode } from '../../src/model/episode.ts';
import { babble, wavFile } from '../unit/media/sounds.ts';
import { runHere } from './run-here.ts';
import { makeWorkplace, parseEpisode, parseError, type Workplace } from './run-readout.ts';

const PAGE = `The Old Pier

The council of Quillby voted on Tuesday to rebuild the pier.

It will open in spring.
`;
const RIGHTS = 'Ada Quill (c) 2026, recorded for us';

let place: Workplace;
let script: string;
let built: Episode;

async function encode(name: string, seed: number, words: readonly string[]): Promise<void> {
  const wav = await place.write('spoken.wav', wavFile(babble(4, { seed }), 48_000));
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-i', wav, ...words, join(place.folder, name)]);
  await rm(wav);
}

async function transcriptOf({ result }: Episode): Promise<string> {
  return readFile(join(place.home, result?.transcript ?? ''), 'utf8');
}

beforeAll(async () => {
  place = await makeWorkplace();
  await place.write('pier.txt', PAGE);
  await encode('host intro.m4a', 1, ['-ac', '2', '-ar', '44100']);
  await encode('mayor.opus', 5, ['-c:a', 'libopus']);
  await runHere(place, ['script', 'pier.txt', '-o', 'pier.md']);
  const written = await readFile(join(place.folder, 'pier.md'), 'utf8');
  const intro = `**Ada Quill:** *(recording host intro.m4a; rights: ${RIGHTS})* Good morning. I am your host.`;
  script = written
    .replace(/(?=\n<!-- d1-)/u, `\n${intro}\n`)
    .replace(
      '**Narrator:** It will',
      '**The Mayor:** *(recording mayor.opus; rights: the council, CC BY 4.0)* It will',
    );
  await place.write('pier.md', script);
  built = parseEpisode(await runHere(place, ['build', 'pier.md', '--provider', 'tone', '--json']));
});

afterAll(() => place.remove());

it('cuts recordings of any format in, captions them and says whose they are', async () => {
  const vtt = await transcriptOf(built);
  expect(vtt).toContain('<v Ada Quill>Good morning.');
  expect(vtt).toContain('<v The Mayor>It will open in spring.');
  expect(vtt).toContain('synthetic, except in recordings.');
  expect(built.result?.recordings).toMatchObject([
    {
      speaker: 'Ada Quill',
      rights: RIGHTS,
      file: expect.stringMatching(/^recordings\/host-intro-[0-9a-f]{16}\.m4a$/u),
    },
    { speaker: 'The Mayor', rights: 'the council, CC BY 4.0' },
  ]);
  expect(built.result?.warnings).toEqual([]);
  expect(built.result?.durationMs).toBeGreaterThan(8000);
  const json = await readFile(
    join(place.home, (built.result?.transcript ?? '').replace(/transcript-.*$/u, 'index.html')),
    'utf8',
  );
  expect(json).toContain('Recordings, not synthetic: Ada Quill');
  const { waveform = '', loudness = '' } = built.result ?? {};
  expect(JSON.parse(await readFile(join(place.home, waveform), 'utf8'))).toMatchObject({ version: 2, channels: 1 });
  expect(await readFile(join(place.home, loudness), 'utf8')).toContain('"Ada Quill"');
  expect((await runHere(place, ['check', built.id])).status).toBe(0);
});

it('traces a recording to its file and rights, and counts it free', async () => {
  const { stdout } = await runHere(place, ['trace', built.id]);
  expect(stdout).toContain('Ada Quill (recording:own)');
  expect(stdout).toContain(`rights: ${RIGHTS}`);
  expect(stdout).toContain('Source  It will open in spring.');
  const estimate = await runHere(place, ['estimate', 'pier.txt', '--provider', 'tone', '--json']);
  expect(JSON.parse(estimate.stdout)).toMatchObject({ segments: 6, costUsd: 0, instances: [{ instance: 'tone' }] });
});

it('gives the same episode when the originals are gone, and shows its own copies to the editor', async () => {
  await rm(join(place.folder, 'host intro.m4a'));
  await rm(join(place.home, 'clips'), { recursive: true });
  const rebuilt = parseEpisode(await runHere(place, ['rebuild', built.id, '--json']));
  expect(rebuilt.result).toMatchObject({ media: built.result?.media, takesMade: 0 });
  expect(rebuilt.result?.mastering).toMatchObject([{ reason: 'kept', encoded: 0 }]);
  const { stderr } = await runHere(place, ['edit', built.id], { VISUAL: 'true' });
  expect(stderr).toContain('Nothing was changed.');
});

it.each([
  ['host intro.m4a', 'is not there'],
  ['../../../etc/hostname', 'does not lie in'],
  ['pier.txt', 'found no sound'],
])('refuses %s before anything is made: it %s', async (file, why) => {
  await place.write('bad.md', script.replace('host intro.m4a', file));
  const ended = await runHere(place, ['build', 'bad.md', '--new', '--json']);
  expect(ended.status).toBe(2);
  expect(parseError(ended)).toMatchObject({ code: 'bad-script', message: expect.stringContaining(why) });
});
