import { measureQueue, QUEUE_TARGET_MS } from './queueing/measure-queue.ts';

// What a segment costs beside its speech: a flow of segments whose work is nothing goes through private Redis and workers.
// `npx tsx scripts/bench/queue.ts [segments] [rounds]`.

const segments = Number(process.argv[2] ?? 600);
const rounds = Number(process.argv[3] ?? 5);

const { openMs, enqueueMs, totalMs, cpuMs, perSegmentMs } = await measureQueue(segments, rounds);
const rows = [
  ['private Redis started, queues open', openMs, 'ms'],
  [`flow of ${segments} segments queued`, enqueueMs, 'ms'],
  [`the same, queued and worked off`, totalMs, 'ms'],
  ['queue overhead per segment', perSegmentMs, `ms (at most ${QUEUE_TARGET_MS})`],
  ['of it CPU of this process', cpuMs / segments, 'ms'],
] as const;
process.stdout.write('| what | median | |\n|---|---|---|\n');
for (const [what, value, unit] of rows) process.stdout.write(`| ${what} | ${value.toFixed(2)} | ${unit} |\n`);
process.exitCode = perSegmentMs <= QUEUE_TARGET_MS ? 0 : 1;
