import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bounded, equal, formatTable, type Row } from './acceptance/table.ts';
import { editMasters } from './soak/edit-masters.ts';
import { fuzz } from './soak/fuzz.ts';
import { killBuilds } from './soak/kill.ts';
import { killBillingWorkers } from './soak/kill-workers.ts';
import { buildLongEpisode } from './soak/long-episode.ts';

const PROJECT = join(import.meta.dirname, '..');
const READOUT = join(PROJECT, 'scripts', 'readout');
const PAGE = join(PROJECT, 'tests', 'fixtures', 'ferry-page.txt');

/** In the order of the table; `npm run soak -- kills bills` runs some of them. */
const PARTS: Readonly<Record<string, (work: string) => Promise<Row[]>>> = {
  fuzz: fuzzRows,
  kills: killRows,
  bills: billRows,
  edits: editRows,
  long: longRows,
};

/** Runs what takes too long for every day (kills, fuzzing, long episodes), and prints a table. */
async function soak(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => PARTS[name] === undefined);
  if (unknown !== undefined) {
    console.error(`There is no part "${unknown}". Parts are: ${Object.keys(PARTS).join(', ')}.`);
    process.exitCode = 2;
    return;
  }
  const work = await mkdtemp(join(tmpdir(), 'readout-soak-'));
  try {
    const rows: Row[] = [];
    for (const [name, run] of Object.entries(PARTS)) {
      if (names.length === 0 || names.includes(name)) rows.push(...(await run(work)));
    }
    console.log(formatTable(rows));
    process.exitCode = rows.every((row) => row.isGood) ? 0 : 1;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function fuzzRows(): Promise<Row[]> {
  const samples = join(PROJECT, '..', 'shared', 'samples');
  const folders = [
    join(PROJECT, 'tests', 'fixtures'),
    ...[samples, join(samples, 'more')].filter((folder) => existsSync(folder)),
  ];
  const { tried, read, faults } = await fuzz(folders, 20_000, 1);
  for (const fault of faults.slice(0, 10)) console.error(fault);
  return [
    equal(`${tried} mutated pages: faults`, 'fuzz', faults.length, 0),
    bounded(`${tried} mutated pages: read`, 'fuzz', read, tried / 2, tried, 0),
  ];
}

async function killRows(work: string): Promise<Row[]> {
  const { kills, faults } = await killBuilds(READOUT, PAGE, work, 20, 1);
  for (const fault of faults) console.error(fault);
  return [equal(`${kills} builds killed, half of them without Redis's file: faults`, 'kill -9', faults.length, 0)];
}

async function billRows(): Promise<Row[]> {
  const { kills, extra, mostExtra, faults } = await killBillingWorkers(50, 1);
  for (const fault of faults) console.error(fault);
  return [
    equal(`a worker killed ${kills} times while it buys speech: faults`, 'kill -9', faults.length, 0),
    bounded('the same: bought twice (at most what was in flight)', "the service's books", extra, 0, mostExtra, 0),
  ];
}

async function editRows(work: string): Promise<Row[]> {
  const { faults, frames, encoded } = await editMasters(join(work, 'edits'), 100, 1, AbortSignal.timeout(3_600_000));
  for (const fault of faults) console.error(fault);
  return [
    equal('100 random edits, each rebuilt: not equal to a clean build', 'sha256', faults.length, 0),
    bounded('the same: frames encoded / all', 'readout', encoded / frames, 0, 0.9, 3),
  ];
}

async function longRows(work: string): Promise<Row[]> {
  const long = await buildLongEpisode(READOUT, work, 2500);
  return [
    bounded(
      `${long.segments} segments, ${long.minutes.toFixed(0)} minutes: loudness (LUFS)`,
      'readout',
      long.lufs,
      -17,
      -15,
    ),
    bounded('the same: true peak (dBTP)', 'readout', long.truePeak, Number.NEGATIVE_INFINITY, -1),
    bounded('the same: peak memory of the program (MB)', '/proc', long.peakMegabytes, 0, 1000, 0),
    bounded('the same: wall time / length', 'clock', long.wallSeconds / 60 / long.minutes, 0, 0.25, 3),
  ];
}

await soak(process.argv.slice(2));
