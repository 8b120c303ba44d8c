import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/logger.ts';
import type { Episode } from '../../../src/model/episode.ts';
import type { Ms } from '../../../src/model/units.ts';
import { enqueueSpeech } from '../../../src/queue/enqueue.ts';
import { saveRequest } from '../../../src/queue/episode-record.ts';
import { queueName } from '../../../src/queue/names.ts';
import { openQueues, type Queues } from '../../../src/queue/open-queues.ts';
import { startWorker } from '../../../workers/main.ts';
import { runJob } from '../../../workers/run-job.ts';
import { closeWorkbench, createWorkbench } from '../../../workers/workbench.ts';
import { median } from '../median.ts';

/** The most that a segment may cost beside its speech, ms: the first target of the queue's reference, which is one for 600 segments. */
export const QUEUE_TARGET_MS = 1;

/** What a flow of segments whose work is nothing costs: medians. */
export interface QueueFigures {
  /** Private Redis started, queues open. */
  readonly openMs: Ms;
  readonly enqueueMs: Ms;
  /** Queued and worked off. */
  readonly totalMs: Ms;
  /** Of this process, for all segments. */
  readonly cpuMs: Ms;
  readonly perSegmentMs: Ms;
}

interface Round {
  readonly enqueueMs: Ms;
  readonly totalMs: Ms;
  readonly cpuMs: Ms;
}

/** Sends flows of so many segments, whose work is nothing, through private Redis and workers; the first, which warms up, does not count. */
export async function measureQueue(segments: number, rounds: number): Promise<QueueFigures> {
  const home = await mkdtemp(join(tmpdir(), 'readout-bench-'));
  try {
    const config = loadConfig({ READOUT_HOME: home });
    const logger = createLogger({ logLevel: 'silent' });
    const startedAt = performance.now();
    const queues = await openQueues(config, logger);
    const openMs = performance.now() - startedAt;
    const workbench = createWorkbench({ config, queues, logger }, new AbortController().signal);
    const measured = await measureRounds(workbench, queues, { segments, rounds });
    await closeWorkbench(workbench);
    await queues.close();
    const of = (value: (round: Round) => Ms): Ms => median(measured.map(value));
    const totalMs = of((round) => round.totalMs);
    const [enqueueMs, cpuMs] = [of((round) => round.enqueueMs), of((round) => round.cpuMs)];
    return { openMs, enqueueMs, totalMs, cpuMs, perSegmentMs: totalMs / segments };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function measureRounds(
  workbench: ReturnType<typeof createWorkbench>,
  queues: Queues,
  { segments, rounds }: { readonly segments: number; readonly rounds: number },
): Promise<Round[]> {
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
    const taken = await measureRound(queues, segments, done);
    if (round > 0) measured.push(taken);
  }
  await Promise.all([speech.close(), stitch.close()]);
  return measured;
}

async function measureRound(queues: Queues, segments: number, done: Promise<void>): Promise<Round> {
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
