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
import { type Heard, listen } from './building/listen.ts';
import { type SpeechService, startSpeechService } from './building/speech-service.ts';
import { type AnswerFormat, recordVoices, writeTalk } from './building/talk.ts';
import { median } from './median.ts';
import { encodeBare } from './stitching/others.ts';
import { exitCodeOf, formatLines, type Line } from './verdicts.ts';

// A whole build from process start to exit, private Redis included, of lines that a local service speaks at once, against the
// bare encode of the result; it ends with 1 where a target is missed:
// `npm run build && npx tsx scripts/bench/build.ts [--lines 600] [--rounds 3] [--format wav] [--at-once 8]`.

const run = promisify(execFile);
const PROJECT = join(import.meta.dirname, '..', '..');
const COMPILED = join(PROJECT, 'dist', 'src', 'cli', 'main.js');
const TARGET = 1.5;
/** Of the decoded file, whatever the build says of itself; loudness on a dual-mono meter. */
const PROGRAMME = { lufs: -16, toleranceLu: 0.1, truePeak: -1 };
/**
 * How far each speaker may be from the programme's own target, which is the level that every speaker is brought to. Neither the
 * speakers' mean nor what the build reports is asked: both move along with a mistake that all of them share.
 */
const SPEAKER_TOLERANCE_LU = 0.5;

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
  const times: Times[] = [];
  let built: Built | undefined;
  for (let round = 0; round < Number(values.rounds); round += 1) {
    built = await build(page, join(folder, `home${round}`), speech.baseUrl);
    const programme = join(folder, 'programme.wav');
    await run('ffmpeg', ['-v', 'error', '-y', '-i', built.master, programme]);
    const startedAt = performance.now();
    await encodeBare(programme, folder);
    times.push({ build: built.ms, bare: performance.now() - startedAt });
  }
  if (built === undefined) throw new Error('Nothing was measured: ask for a round at least.');
  const lines = [...timeLines(built, times), ...soundLines(await listen(built.master, built))];
  process.stdout.write(`${cpus()[0]?.model ?? 'processor'}, ${availableParallelism()} cores, ${format} answers\n\n`);
  process.stdout.write(`${formatLines(['what', 'measured', 'at most'], lines)}\n`);
  process.exitCode = exitCodeOf(lines);
}

interface Times {
  readonly build: number;
  readonly bare: number;
}

function timeLines(built: Built, times: readonly Times[]): Line[] {
  const ratio = median(times.map((time) => time.build / time.bare));
  const length = `${values.lines} / ${(built.samples / 48_000 / 60).toFixed(1)}`;
  // MP3 has to be decoded, each answer by a process of its own: the ratio is printed, and has no target.
  const target = format === 'mp3' ? {} : { isMet: ratio <= TARGET };
  return [
    { cells: ['lines / minutes', length, ''] },
    { cells: ['requests at once', values['at-once'], ''] },
    { cells: ['build, seconds', (median(times.map((time) => time.build)) / 1000).toFixed(2), ''] },
    { cells: ['bare encode of the result, seconds', (median(times.map((time) => time.bare)) / 1000).toFixed(2), ''] },
    { cells: ['build / bare', ratio.toFixed(3), format === 'mp3' ? '' : TARGET], ...target },
  ];
}

function soundLines({ lufs, truePeak, speakers, joins, clicks }: Heard): Line[] {
  const worst = Math.max(...[...speakers.values()].map((level) => Math.abs(level - PROGRAMME.lufs)));
  const levels = [...speakers].map(([name, level]) => `${name} ${level.toFixed(2)}`).join(', ');
  const off = Math.abs(lufs - PROGRAMME.lufs);
  return [
    {
      cells: [
        `a speaker's distance from ${PROGRAMME.lufs} LUFS, LU (${levels})`,
        worst.toFixed(2),
        SPEAKER_TOLERANCE_LU,
      ],
      isMet: worst <= SPEAKER_TOLERANCE_LU,
    },
    { cells: ['clicks / joins', `${clicks} / ${joins}`, 0], isMet: joins > 0 && clicks === 0 },
    {
      cells: ['loudness of the decoded file, LUFS', lufs.toFixed(2), `${PROGRAMME.lufs} ±${PROGRAMME.toleranceLu}`],
      isMet: off <= PROGRAMME.toleranceLu,
    },
    {
      cells: ['true peak of the decoded file, dBTP', truePeak.toFixed(2), PROGRAMME.truePeak],
      isMet: truePeak <= PROGRAMME.truePeak,
    },
  ];
}

type Told = Parameters<typeof listen>[1];

interface Built extends Told {
  readonly ms: number;
  readonly master: string;
  readonly samples: number;
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
  const timeline = await readJson(artefactFile(home, episode, 'stitch'), timelineFileSchema);
  const script = await readJson(artefactFile(home, episode, 'script'), scriptSchema);
  if (timeline === undefined || script === undefined) throw new Error('The build left no timeline or script.');
  const { cues, samples } = timeline;
  return { ms, master: join(home, episode.result.media), samples, cues, script };
}

async function outputOf(child: ChildProcess): Promise<string> {
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  await once(child, 'close');
  return printed;
}
