import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/config.ts';
import { createLogger } from '../../src/logger.ts';
import type { Episode } from '../../src/model/episode.ts';
import type { Script } from '../../src/model/script.ts';
import { enqueueSpeech } from '../../src/queue/enqueue.ts';
import { saveRequest } from '../../src/queue/episode-record.ts';
import { queueName } from '../../src/queue/names.ts';
import { openQueues, type Queues } from '../../src/queue/open-queues.ts';
import { writeJson } from '../../src/store/json-file.ts';
import { artefactFile } from '../../src/store/paths.ts';
import { startWorker } from '../../workers/main.ts';
import { runJob } from '../../workers/run-job.ts';
import { runSpeechJob } from '../../workers/speech.worker.ts';
import { closeWorkbench, createWorkbench } from '../../workers/workbench.ts';

// What a segment costs beside its speech, with the tone provider: the queue alone, the first build, and builds that find every
// take and clip. `npx tsx scripts/bench/speech.ts [segments] [rounds]`.

const segments = Number(process.argv[2] ?? 600);
const rounds = Number(process.argv[3] ?? 3);
/** For the queue; what is found again costs files to read and one to write. */
const TARGET_MS = 1;
const SHOW = 'bench';

const home = await mkdtemp(join(tmpdir(), 'readout-bench-'));
try {
  const config = loadConfig({ READOUT_HOME: home });
  const logger = createLogger({ logLevel: 'silent' });
  const queues = await openQueues(config, logger);
  const bench = createWorkbench({ config, queues, logger }, new AbortController().signal);
  let stitched = () => {};
  let isQueueOnly = true;
  const speech = startWorker(bench, queueName('speech', 'tone'), 2, (workbench, active) =>
    isQueueOnly ? runJob(workbench, 'speech', active, async () => {}) : runSpeechJob(workbench, active),
  );
  const stitch = startWorker(bench, queueName('stitch'), 1, async () => stitched());
  const run = async () => {
    const done = new Promise<void>((resolve) => {
      stitched = resolve;
    });
    return measureBuild(queues, done);
  };
  await run();
  const queueMs = await medianOf(run);
  isQueueOnly = false;
  const firstMs = await run();
  const againMs = await medianOf(run);
  await Promise.all([speech.close(), stitch.close()]);
  await closeWorkbench(bench);
  await queues.close();
  const rows = [
    ['first build: spoken, checked, levelled, kept', firstMs, ''],
    ['queue overhead', queueMs, `at most ${TARGET_MS}`],
    ['queue and cache overhead, everything found', againMs, ''],
    ['of it the cache', againMs - queueMs, ''],
  ] as const;
  process.stdout.write(`| ${segments} segments of the tone provider | ms a segment | target |\n|---|---|---|\n`);
  for (const [what, ms, target] of rows) process.stdout.write(`| ${what} | ${ms.toFixed(2)} | ${target} |\n`);
  process.exitCode = queueMs <= TARGET_MS ? 0 : 1;
} finally {
  await rm(home, { recursive: true, force: true });
}

async function medianOf(run: () => Promise<number>): Promise<number> {
  const measured: number[] = [];
  for (let round = 0; round < rounds; round++) measured.push(await run());
  return measured.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? Number.NaN;
}

/** Milliseconds for each segment of an episode, from queueing to the last one done. */
async function measureBuild(queues: Queues, done: Promise<void>): Promise<number> {
  const episode = await saveRequest(queues, makeEpisode());
  const script = makeScript(episode);
  await writeJson(artefactFile(home, episode, 'script'), script);
  const planned = script.segments.map(({ id }) => ({ segment: id, instance: 'tone' }));
  const startedAt = performance.now();
  await enqueueSpeech(queues, episode, planned);
  await done;
  return (performance.now() - startedAt) / segments;
}

function makeEpisode(): Episode {
  const guid = randomUUID();
  const now = new Date().toISOString();
  return {
    format: 'readout-episode/1',
    id: guid,
    show: SHOW,
    guid: `urn:uuid:${guid}`,
    firstDate: now,
    request: { inputs: [{ id: 'i1', kind: 'stdin', address: 'stdin', identity: guid }], review: false },
    state: 'running',
    build: 1,
    startAt: 'ingest',
    updatedAt: now,
  };
}

function makeScript({ show, id }: Episode): Script {
  return {
    format: 'readout-script/1',
    episode: `${show}/${id}`,
    title: 'The Lights of Quillby',
    language: 'en',
    date: '2026-11-24',
    documents: [],
    speakers: [{ id: 'narrator', name: 'Narrator', role: 'narrator', voice: 'tone:alto', language: 'en' }],
    segments: Array.from({ length: segments }, (_, number) => {
      const text = `Light ${number} burns over the harbour.`;
      return {
        id: `d1-${number}`,
        document: 'd1',
        kind: 'paragraph',
        speaker: 'narrator',
        text,
        sentences: [{ text, plan: [{ kind: 'text', text }] }],
        ssml: '',
        origin: { kind: 'source', source: { input: 'i1', start: number, end: number + 1 }, repairs: [] },
      };
    }),
    leftOut: [],
    warnings: [],
  };
}
