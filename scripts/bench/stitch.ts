import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchStitching, NAMES, type StitchingFigures } from './stitching/bench-stitching.ts';

// All targets of stitching, side by side in one run: `npm run build && npx tsx scripts/bench/stitch.ts [--clips 60,600] [--rounds 3] [--long]`.
// `--long` adds 6,000 clips (11 hours of sound). Other tools are measured up to 600 clips.

const { values } = parseArgs({
  options: {
    clips: { type: 'string', default: '60,600' },
    rounds: { type: 'string', default: '3' },
    long: { type: 'boolean', default: false },
  },
});
const sizes = [...values.clips.split(',').map(Number), ...(values.long ? [6000] : [])];
const isOneCore = availableParallelism() === 1;

/** At most so many times the bare encode; on one core other figures hold. */
const TARGETS: Readonly<Record<string, number>> = {
  [NAMES.speech]: isOneCore ? 1.15 : 0.65,
  [NAMES.full]: isOneCore ? 1.2 : 0.7,
  [NAMES.oneCore]: 1.15,
  [NAMES.unchanged]: 0.02,
  [NAMES.retitled]: 0.02,
};
/** At most so much of a full rebuild. */
const EDIT_TARGET = 0.03;

const all: StitchingFigures[] = [];
for (const clips of sizes) {
  const home = await mkdtemp(join(tmpdir(), 'readout-bench-'));
  try {
    const rounds = clips > 1000 ? 1 : Number(values.rounds);
    const figures = await benchStitching(home, { clips, rounds, withOthers: clips <= 600 });
    all.push(figures);
    console.log(tableOf(figures, rounds));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
console.log(costsOf(all));

function tableOf(figures: StitchingFigures, rounds: number): string {
  const bare = median(figures.times.get(NAMES.bare));
  const full = median(figures.times.get(NAMES.speech));
  const rows = [...figures.times].map(([name, times]) => {
    const ratio = median(times) / bare;
    const target = TARGETS[name];
    return row([name, (median(times) / 1000).toFixed(2), ratio.toFixed(3), target ?? '', mark(ratio, target)]);
  });
  const edited = median(figures.times.get(NAMES.edited)) / full;
  const error = Math.abs(figures.loudnessError);
  return [
    `### ${figures.clips} clips, ${figures.minutes.toFixed(0)} minutes`,
    '',
    `${cpus()[0]?.model ?? 'processor'}, ${availableParallelism()} cores, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}, medians of ${rounds}`,
    '',
    row(['what', 'seconds', '× bare', 'at most', '']),
    '|---|---|---|---|---|',
    ...rows,
    row(['one line changed / full rebuild', '', edited.toFixed(3), EDIT_TARGET, mark(edited, EDIT_TARGET)]),
    row([
      'the edited master is that of a clean build',
      '',
      figures.isEditExact ? 'yes' : 'no',
      'yes',
      figures.isEditExact ? 'met' : 'MISSED',
    ]),
    row(['loudness error of the decoded file (LU)', '', error.toFixed(2), 0.1, mark(error, 0.1)]),
    row(['true peak of the decoded file (dBTP)', '', figures.truePeak.toFixed(2), -1, mark(figures.truePeak, -1)]),
    row(['peak memory of all processes (MB)', '', figures.megabytes, 300, mark(figures.megabytes, 300)]),
    '',
  ].join('\n');
}

/** What a clip costs must not grow with the episode. */
function costsOf(measured: readonly StitchingFigures[]): string {
  const costs = measured.map(({ clips, times }) => {
    return `${clips}: ${(median(times.get(NAMES.speech)) / clips).toFixed(2)} ms`;
  });
  return `Cost of a clip, speech only: ${costs.join(', ')}`;
}

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`;
}

function mark(value: number, target: number | undefined): string {
  return target === undefined ? '' : value <= target ? 'met' : 'MISSED';
}

function median(values: readonly number[] = []): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
