import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { measureMaster } from './measure-master.ts';
import { readFeed } from './read-feed.ts';
import { runOrThrow, runProgram } from './run-program.ts';
import { scoreSamples } from './score-samples.ts';
import { bounded, equal, formatTable, type Row } from './table.ts';

const PROJECT = join(import.meta.dirname, '..', '..');
const READOUT = join(PROJECT, 'scripts', 'readout');
const SAMPLES = join(PROJECT, '..', 'shared', 'samples');

/** What `build --json` prints, as far as it is read here. */
interface Built {
  readonly id: string;
  readonly guid: string;
  readonly firstDate: string;
  readonly result: {
    title: string;
    media: string;
    transcript: string;
    durationMs: number;
    takesMade: number;
    takesFound: number;
  };
}

/** Builds the samples, has other people's tools measure the results, prints one table; status 1 when one reports a fault. */
async function accept(): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'readout-accept-'));
  try {
    const rows = [...(await scoreSamples(SAMPLES, READOUT, work)), ...(await acceptEpisode(work))];
    console.log(formatTable(rows));
    const faults = rows.filter((row) => !row.isGood).length;
    console.log(`\n${rows.length - faults} passed, ${faults} failed`);
    process.exitCode = faults === 0 ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function acceptEpisode(work: string): Promise<Row[]> {
  const seed = join(SAMPLES, 'seed-article-and-interview.txt');
  const isSeed = existsSync(seed);
  const [name, page] = isSeed
    ? ['seed episode', seed]
    : ['fixture episode', join(PROJECT, 'tests', 'fixtures', 'ferry-page.txt')];
  const home = join(work, 'data');
  const port = '18787';
  await readout(home, [
    'show',
    'create',
    'accept',
    '--title',
    'Acceptance & Co.',
    '--public-url',
    `http://127.0.0.1:${port}/accept/`,
  ]);
  const { built, seconds } = await build(home, page);
  const file = join(home, built.result.media);
  const digest = await sha256(file);
  const timeline: { samples: number; chapters: { title: string }[] } = JSON.parse(
    await readFile(join(home, 'shows', 'accept', 'episodes', built.id, '4-timeline.json'), 'utf8'),
  );
  const minutes = built.result.durationMs / 60_000;
  const rows = [
    bounded(`${name}: length (minutes)`, 'readout', minutes, isSeed ? 10 : 1, isSeed ? 20 : 6),
    bounded(`${name}: wall time of the first build / length`, 'readout', seconds / 60 / minutes, 0, 1, 3),
    equal(
      `${name}: chapters`,
      'readout',
      new Set(timeline.chapters.map((chapter) => chapter.title)).size,
      isSeed ? 3 : 2,
    ),
    ...(await measureMaster(name, file, {
      samples: timeline.samples,
      chapters: timeline.chapters.map((chapter) => chapter.title),
    })),
    ...(await whileServing(home, port, () =>
      readFeed(name, `http://127.0.0.1:${port}/accept/feed.xml`, { title: built.result.title, guid: built.guid }),
    )),
  ];
  const { built: again } = await build(home, page);
  const checked = await runProgram(READOUT, ['check', `accept/${built.id}`], { environment: { READOUT_HOME: home } });
  return [
    ...rows,
    equal(
      `${name}: own checks`,
      'readout check',
      checked.status === 0 ? 'clean' : checked.stdout.slice(0, 80),
      'clean',
    ),
    equal(`${name}: takes made by a second build`, 'readout', again.result.takesMade, 0),
    equal(
      `${name}: guid and date of a second build`,
      'readout',
      `${again.guid} ${again.firstDate}`,
      `${built.guid} ${built.firstDate}`,
    ),
    equal(
      `${name}: sha256 of a second build`,
      'sha256',
      (await sha256(join(home, again.result.media))).slice(0, 16),
      digest.slice(0, 16),
    ),
  ];
}

function readout(home: string, args: readonly string[]): ReturnType<typeof runOrThrow> {
  return runOrThrow(READOUT, args, { environment: { READOUT_HOME: home } });
}

async function build(home: string, page: string): Promise<{ built: Built; seconds: number }> {
  const start = performance.now();
  const { stdout } = await readout(home, ['build', page, '--show', 'accept', '--json']);
  return { built: JSON.parse(stdout), seconds: (performance.now() - start) / 1000 };
}

async function sha256(file: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

async function whileServing<Result>(home: string, port: string, work: () => Promise<Result>): Promise<Result> {
  const server = spawn(READOUT, ['serve', '--port', port], {
    env: { ...process.env, READOUT_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    await Promise.race([saysAddress(server.stdout), saysAddress(server.stderr)]);
    return await work();
  } finally {
    server.kill('SIGTERM');
  }
}

function saysAddress(stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => {
    createInterface({ input: stream }).on('line', (line) => {
      if (line.includes('http://')) resolve();
    });
  });
}

await accept();
