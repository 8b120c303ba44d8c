import { existsSync } from 'node:fs';
import { readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runOrThrow } from './run-program.ts';
import { bounded, equal, type Row } from './table.ts';

/** What the scorer prints with --json, as far as it is read here. */
interface Score {
  readonly attribution: number;
  readonly coverage: number;
  readonly leak: number;
  readonly split: boolean;
}

/** Hands `readout script --json` of every sample to the samples' own scorer; no rows where the samples are not there. */
export async function scoreSamples(samples: string, readout: string, work: string): Promise<Row[]> {
  if (!existsSync(samples)) {
    console.error(`The samples are not at ${samples}: their scores are left out.`);
    return [];
  }
  const score = (gold: string, page: string): Promise<Score> =>
    scoreOne(samples, join(samples, gold), join(samples, page), readout, work);
  const seed = await score('seed.gold.json', 'seed-article-and-interview.txt');
  const manifest: { inputs: { input: string; gold: string }[] } = JSON.parse(
    await readFile(join(samples, 'more', 'MANIFEST.json'), 'utf8'),
  );
  const more: Score[] = [];
  for (const { input, gold } of manifest.inputs) more.push(await score(join('more', gold), join('more', input)));
  const mean = (pick: (score: Score) => number): number => more.reduce((sum, one) => sum + pick(one), 0) / more.length;
  const [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [
    bounded('seed page: attribution', 'scorer', seed.attribution, 0.95, high, 4),
    bounded('seed page: coverage', 'scorer', seed.coverage, 0.98, high, 4),
    bounded('seed page: leak', 'scorer', seed.leak, low, 0.1, 4),
    equal('seed page: split', 'scorer', String(seed.split), 'true'),
    bounded(
      `${more.length} more pages: attribution, mean`,
      'scorer',
      mean((one) => one.attribution),
      0.85,
      high,
      4,
    ),
    bounded(
      `${more.length} more pages: coverage, mean`,
      'scorer',
      mean((one) => one.coverage),
      0.97,
      high,
      4,
    ),
    bounded(
      `${more.length} more pages: leak, mean`,
      'scorer',
      mean((one) => one.leak),
      low,
      0.05,
      4,
    ),
    equal(`${more.length} more pages: split right`, 'scorer', more.filter((one) => one.split).length, more.length),
  ];
}

async function scoreOne(samples: string, gold: string, page: string, readout: string, work: string): Promise<Score> {
  const { stdout } = await runOrThrow(readout, ['script', page, '--json']);
  const script: { documents: unknown[] } = JSON.parse(stdout);
  const output = join(work, `${basename(gold, '.gold.json')}.json`);
  await writeFile(output, JSON.stringify({ episodes: script.documents }));
  // The scorer compares its own address with the one it was called by: through a link it would say nothing.
  const scorer = await realpath(join(samples, 'score.mjs'));
  return JSON.parse((await runOrThrow('node', [scorer, gold, output, '--json'])).stdout);
}
