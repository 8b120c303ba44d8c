import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import type { Episode } from '../../src/model/episode.ts';
import { enqueueSpeech } from '../../src/queue/enqueue.ts';
import { saveRequest } from '../../src/queue/episode-record.ts';
import { queueName } from '../../src/queue/names.ts';
import { openQueues, type Queues } from '../../src/queue/open-queues.ts';
import { startWorker } from '../../workers/main.ts';
import { runJob } from '../../workers/run-job.ts';
import { closeWorkbench, createWorkbench } from '../../workers/workbench.ts';

// What a segment costs beside its speech: a flow of segments whose work is nothing goes through private Redis and workers.
// `npx tsx scripts/bench/queue.ts [segments] [rounds]`.

const segments = Number(process.argv[2] ?? 600);
const rounds = Number(process.argv[3] ?? 5);
const TARGET_MS = 1;

interface Round {
  readonly enqueueMs: number;
  readonly totalMs: number;
  readonly cpuMs: number;
}

const home = await mkdtemp(join(tmpdir(), 'readout-bench-'));
try {
  const config = loadConfig({ READOUT_HOME: home });
  const logger = createLogger({ logLevel: 'silent' });
  const startedAt = performance.now();
  const queues = await openQueues(config, logger);
  const openMs = performance.now() - startedAt;
  const workbench = createWorkbench({ config, queues, logger }, new AbortController().signal);
  let stitched = () => {};
  const speech = startWorker(workbench, queueName('speech', 'tone'), 4, (bench, active) =>
    runJob(bench, 'speech', active, async ({ episode }) => bench.progress.reportSegments(episode)),
  );
  const stitch = startWorker(workbench, queueName('stitch'), 1, async () => stitched());
  const measured: Round[] = [];
  for (let round = 0; round <= rounds; round++) {
    const done = new Promise<void>((resolve) => {
      stitched = resolve;
    });
    const taken = await measureRound(queues, done);
    // The first round warms up.
    if (round > 0) measured.push(taken);
  }
  await Promise.all([speech.close(), stitch.close()]);
  await closeWorkbench(workbench);
  await queues.close();
  printTable(openMs, measured);
} finally {
  await rm(home, { recursive: true, force: true });
}

async function measureRound(queues: Queues, done: Promise<void>): Promise<Round> {
  const episode = await saveRequest(queues, makeEpisode());
  const planned = Array.from({ length: segments }, (_, index) => ({ segment: `d1-${index}`, instance: 'tone' }));
  const cpu = process.cpuUsage();
  const startedAt = performance.now();
  await enqueueSpeech(queues, episode, planned);
  const enqueueMs = performance.now() - startedAt;
  await done;
  const totalMs = performance.now() - startedAt;
  const { user, system } = process.cpuUsage(cpu);
  return { enqueueMs, totalMs, cpuMs: (user + system) / 1000 };
}

function makeEpisode(): Episode {
  const guid = randomUUID();
  return {
    format: 'readout-episode/1',
    id: guid,
    show: 'bench',
    guid: `urn:uuid:${guid}`,
    firstDate: new Date().toISOString(),
    request: { inputs: [{ id: 'i1', kind: 'stdin', address: 'stdin', identity: guid }], review: false },
    state: 'running',
    build: 1,
    startAt: 'ingest',
    updatedAt: new Date().toISOString(),
  };
}

function printTable(openMs: number, measured: readonly Round[]): void {
  const median = (value: (round: Round) => number) => {
    const sorted = measured.map(value).sort((left, right) => left - right);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  };
  const perSegment = median(({ totalMs }) => totalMs) / segments;
  const rows = [
    ['private Redis started, queues open', openMs, 'ms'],
    [`flow of ${segments} segments queued`, median(({ enqueueMs }) => enqueueMs), 'ms'],
    [`the same, queued and worked off`, median(({ totalMs }) => totalMs), 'ms'],
    ['queue overhead per segment', perSegment, `ms (at most ${TARGET_MS})`],
    ['of it CPU of this process', median(({ cpuMs }) => cpuMs) / segments, 'ms'],
  ] as const;
  process.stdout.write('| what | median | |\n|---|---|---|\n');
  for (const [what, value, unit] of rows) process.stdout.write(`| ${what} | ${value.toFixed(2)} | ${unit} |\n`);
  process.exitCode = perSegment <= TARGET_MS ? 0 : 1;
}
