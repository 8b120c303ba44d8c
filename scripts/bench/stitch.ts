import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median } from './median.ts';
import { measureQueue, QUEUE_TARGET_MS } from './queueing/measure-queue.ts';
import { benchStitching, NAMES, type StitchingFigures } from './stitching/bench-stitching.ts';
import { exitCodeOf, formatLines, type Line } from './verdicts.ts';

// All targets of stitching and that of the queue, side by side in one run, which ends with 1 where one is missed:
// `npm run build && npx tsx scripts/bench/stitch.ts [--clips 60,600] [--rounds 3] [--long]`.
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
/** Targets that compare times hold from so many clips on; what starting costs weighs more in a shorter episode. */
const LEAST_CLIPS = 600;
/** What a clip costs at the first may be so many times what it costs at the second. */
const GROWTH = { from: 600, to: 6000, target: 1.2 };
const QUEUE = { segments: 600, rounds: 5 };

// Before the rest, whose many megabytes the collector would still be busy with.
const { perSegmentMs } = await measureQueue(QUEUE.segments, QUEUE.rounds);
const lines: Line[] = [];
const all: StitchingFigures[] = [];
for (const clips of sizes) {
  const home = await mkdtemp(join(tmpdir(), 'readout-bench-'));
  try {
    const rounds = clips > 1000 ? 1 : Number(values.rounds);
    const figures = await benchStitching(home, { clips, rounds, withOthers: clips <= 600 });
    all.push(figures);
    const measured = [...timeLines(figures), ...soundLines(figures)];
    lines.push(...measured);
    const length = `${figures.clips} clips, ${figures.minutes.toFixed(0)} minutes`;
    const judged = clips >= LEAST_CLIPS ? '' : `; times have targets from ${LEAST_CLIPS} clips on`;
    print(length, `${machine()}, medians of ${rounds}${judged}`, measured);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
const beside = [growthLine(all), queueLine(perSegmentMs)];
lines.push(...beside);
print('Beside these', `${machine()}, queue: medians of ${QUEUE.rounds}`, beside);
process.exitCode = exitCodeOf(lines);

function print(title: string, how: string, measured: readonly Line[]): void {
  console.log(`### ${title}\n\n${how}\n\n${formatLines(['what', 'seconds', '× bare', 'at most'], measured)}\n`);
}

function machine(): string {
  const cores = isOneCore ? 'one core, whose targets apply' : `${availableParallelism()} cores`;
  const date = new Date().toISOString().slice(0, 10);
  return `${cpus()[0]?.model ?? 'processor'}, ${cores}, Node ${process.versions.node}, ${date}`;
}

function timeLines({ clips, times }: StitchingFigures): Line[] {
  const isMet = (ratio: number, target: number | undefined): boolean | undefined =>
    target === undefined || clips < LEAST_CLIPS ? undefined : ratio <= target;
  const bare = median(times.get(NAMES.bare));
  const edited = median(times.get(NAMES.edited)) / median(times.get(NAMES.speech));
  const each = [...times].map(([name, taken]): Line => {
    const [ratio, target] = [median(taken) / bare, TARGETS[name]];
    const seconds = (median(taken) / 1000).toFixed(2);
    return { cells: [name, seconds, ratio.toFixed(3), target ?? ''], isMet: isMet(ratio, target) };
  });
  const cells = ['one line changed / full rebuild', '', edited.toFixed(3), EDIT_TARGET];
  return [...each, { cells, isMet: isMet(edited, EDIT_TARGET) }];
}

/** What holds at any length. */
function soundLines({ isEditExact, loudnessError, truePeak, megabytes }: StitchingFigures): Line[] {
  const error = Math.abs(loudnessError);
  const isEqual = isEditExact ? 'yes' : 'no';
  return [
    { cells: ['the edited master is that of a clean build', '', isEqual, 'yes'], isMet: isEditExact },
    { cells: ['loudness error of the decoded file (LU)', '', error.toFixed(2), 0.1], isMet: error <= 0.1 },
    { cells: ['true peak of the decoded file (dBTP)', '', truePeak.toFixed(2), -1], isMet: truePeak <= -1 },
    { cells: ['peak memory of all processes (MB)', '', megabytes, 300], isMet: megabytes <= 300 },
  ];
}

/** What a clip costs must not grow with the episode. */
function growthLine(measured: readonly StitchingFigures[]): Line {
  const cost = (wanted: number): number => {
    const figures = measured.find(({ clips }) => clips === wanted);
    return median(figures?.times.get(NAMES.speech)) / wanted;
  };
  const { from, to, target } = GROWTH;
  const growth = cost(to) / cost(from);
  const costs = measured.map(({ clips }) => `${clips}: ${cost(clips).toFixed(2)} ms`).join(', ');
  const what = `cost of a clip at ${to} / at ${from}, speech only (${costs})`;
  if (Number.isNaN(growth)) return { cells: [what, '', 'needs both lengths', target] };
  return { cells: [what, '', growth.toFixed(3), target], isMet: growth <= target };
}

function queueLine(ms: number): Line {
  const what = `queue overhead per segment (${QUEUE.segments}), ms, not × bare`;
  return { cells: [what, '', ms.toFixed(2), QUEUE_TARGET_MS], isMet: ms <= QUEUE_TARGET_MS };
}
