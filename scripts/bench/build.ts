import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { episodeSchema } from '../../src/model/episode.ts';
import { scriptSchema } from '../../src/model/script.ts';
import { timelineFileSchema } from '../../src/model/timeline.ts';
import { readJson } from '../../src/store/json-file.ts';
import { artefactFile } from '../../src/store/paths.ts';
import { listen } from './building/listen.ts';
import { type SpeechService, startSpeechService } from './building/speech-service.ts';
import { type AnswerFormat, recordVoices, writeTalk } from './building/talk.ts';
import { encodeBare } from './stitching/others.ts';

// A whole build from process start to exit, private Redis included, of lines that a local service speaks at once, against the
// bare encode of the result: `npm run build && npx tsx scripts/bench/build.ts [--lines 600] [--rounds 3] [--format wav] [--at-once 8]`.

const run = promisify(execFile);
const PROJECT = join(import.meta.dirname, '..', '..');
const COMPILED = join(PROJECT, 'dist', 'src', 'cli', 'main.js');
const TARGET = 1.5;
const SPREAD_TARGET_LU = 1;

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '600' },
    rounds: { type: 'string', default: '3' },
    format: { type: 'string', default: 'wav' },
    // A service on the same machine, which answers at once, is asked for more than the four that one in the cloud is.
    'at-once': { type: 'string', default: '8' },
  },
});

if (!existsSync(COMPILED))
  throw new Error('Run `npm run build` first: what is installed from the registry is measured.');
if (values.format !== 'wav' && values.format !== 'mp3') throw new Error('Services answer with wav or mp3.');
const format: AnswerFormat = values.format;
const service = await startSpeechService(await recordVoices(format), format);
const folder = await mkdtemp(join(tmpdir(), 'readout-bench-'));
try {
  await bench(service);
} finally {
  await service.close();
  await rm(folder, { recursive: true, force: true });
}

async function bench(speech: SpeechService): Promise<void> {
  const page = join(folder, 'talk.txt');
  await writeFile(page, writeTalk(Number(values.lines)));
  const times: { build: number; bare: number }[] = [];
  let built: Built | undefined;
  for (let round = 0; round < Number(values.rounds); round += 1) {
    built = await build(page, join(folder, `home${round}`), speech.baseUrl);
    const programme = join(folder, 'programme.wav');
    await run('ffmpeg', ['-v', 'error', '-y', '-i', built.master, programme]);
    const startedAt = performance.now();
    await encodeBare(programme, folder);
    times.push({ build: built.ms, bare: performance.now() - startedAt });
  }
  if (built === undefined) return;
  const heard = await listen(built.master, built);
  const ratio = median(times.map((time) => time.build / time.bare));
  const isMet = ratio <= TARGET || format === 'mp3';
  const isEven = heard.spread <= SPREAD_TARGET_LU;
  process.stdout.write(`${cpus()[0]?.model ?? 'processor'}, ${availableParallelism()} cores, ${format} answers\n\n`);
  process.stdout.write('| what | measured | at most |\n|---|---|---|\n');
  const rows = [
    [`lines / minutes`, `${values.lines} / ${(built.samples / 48_000 / 60).toFixed(1)}`, ''],
    ['requests at once', values['at-once'], ''],
    ['build, seconds', (median(times.map((time) => time.build)) / 1000).toFixed(2), ''],
    ['bare encode of the result, seconds', (median(times.map((time) => time.bare)) / 1000).toFixed(2), ''],
    ['build / bare', ratio.toFixed(3), format === 'mp3' ? '' : TARGET],
    ['loudness between speakers, LU', heard.spread.toFixed(2), SPREAD_TARGET_LU],
    [`clicks / joins`, `${heard.clicks} / ${heard.joins}`, 0],
    ['LUFS / dBTP of the decoded file', `${built.lufs.toFixed(2)} / ${built.truePeak.toFixed(2)}`, '±0.1 / -1'],
  ];
  for (const row of rows) process.stdout.write(`| ${row.join(' | ')} |\n`);
  process.exitCode = isMet && isEven && heard.clicks === 0 ? 0 : 1;
}

type Told = Parameters<typeof listen>[1];

interface Built extends Told {
  readonly ms: number;
  readonly master: string;
  readonly samples: number;
  readonly lufs: number;
  readonly truePeak: number;
}

async function build(page: string, home: string, baseUrl: string): Promise<Built> {
  await mkdir(home, { recursive: true });
  const settings = { format, isBilled: false };
  const instances = { cloud: { provider: 'openai', baseUrl, concurrency: Number(values['at-once']), settings } };
  await writeFile(join(home, 'config.json'), JSON.stringify({ format: 'readout-config/1', instances }));
  const { REDIS_URL: _shared, ...inherited } = process.env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [COMPILED, 'build', page, '--provider', 'cloud', '--json'], {
    cwd: folder,
    env: { ...inherited, READOUT_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed = await outputOf(child);
  const ms = performance.now() - startedAt;
  if (child.exitCode !== 0) throw new Error(`The build failed: ${printed}`);
  const episode = episodeSchema.parse(JSON.parse(printed));
  if (episode.result === undefined) throw new Error('The build has no result.');
  const { lufs, truePeak } = episode.result;
  const timeline = await readJson(artefactFile(home, episode, 'stitch'), timelineFileSchema);
  const script = await readJson(artefactFile(home, episode, 'script'), scriptSchema);
  if (timeline === undefined || script === undefined) throw new Error('The build left no timeline or script.');
  const { cues, samples } = timeline;
  return { ms, master: join(home, episode.result.media), samples, lufs, truePeak, cues, script };
}

async function outputOf(child: ChildProcess): Promise<string> {
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await once(child, 'close');
  return printed;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
