import { type Command, InvalidArgumentError, Option } from 'commander';
import { type SentenceTrace, type Trace, type TraceQuestion, traceEpisode } from '../../pipeline/trace-episode.ts';
import { resolveEpisode } from '../../store/episodes.ts';
import { type Environment, printJson, printLine } from '../environment.ts';
import { formatLength } from '../print-episode.ts';

interface TraceOptions {
  readonly segment?: string;
  readonly at?: number;
  readonly json: boolean;
}

/** `readout trace`: where in the source a segment or a moment of the episode comes from. */
export function addTraceCommand(program: Command, open: () => Environment): void {
  program
    .command('trace')
    .description('look up where in the source a segment or a moment comes from')
    .argument('<episode>', '<id> or <show>/<id>')
    .addOption(new Option('--segment <id>', 'this segment').conflicts('at'))
    .option('--at <time>', 'this moment, such as 01:23', parseTime)
    .option('--json', 'print it for programs', false)
    .action(async (name: string, options: TraceOptions) => trace(open(), name, options));
}

async function trace(environment: Environment, name: string, options: TraceOptions): Promise<void> {
  const { home } = environment.config;
  const traces = await traceEpisode(home, await resolveEpisode(home, name), questionOf(options));
  if (options.json) return printJson(environment, traces);
  for (const found of traces) printTrace(environment, found);
}

function questionOf({ segment, at }: TraceOptions): TraceQuestion {
  if (segment !== undefined) return { kind: 'segment', id: segment };
  return at === undefined ? { kind: 'all' } : { kind: 'moment', atMs: at };
}

function printTrace(environment: Environment, trace: Trace): void {
  const { segment, speaker, origin, recording, source, ssml, sentences } = trace;
  printLine(environment, `${segment}  ${speaker.name} (${speaker.voice})`);
  if (source === undefined) printLine(environment, `  From    ${whoseWords(origin)}`);
  else {
    printLine(environment, `  From    ${source.address}, characters ${source.range.start} to ${source.range.end}`);
  }
  if (recording !== undefined) printLine(environment, `  Record  ${recording.file}; rights: ${recording.rights}`);
  for (const sentence of sentences) printSentence(environment, sentence);
  const repairs = origin.kind === 'source' ? origin.repairs : [];
  for (const { kind, from, to } of repairs) printLine(environment, `  Repair  ${kind}: "${from}" reads "${to}"`);
  if (origin.kind === 'edit' || origin.kind === 'recording') {
    printLine(
      environment,
      `  Edit    by ${origin.by} at ${origin.at}${origin.was === '' ? '' : `; it was "${origin.was}"`}`,
    );
  }
  if (recording === undefined) printLine(environment, `  SSML    ${ssml}`);
  printLine(environment);
}

function printSentence(environment: Environment, { text, said, source, startMs, takes }: SentenceTrace): void {
  printLine(environment, `  ${startMs === undefined ? 'Says   ' : formatLength(startMs).padEnd(7)} ${text}`);
  if (said !== text) printLine(environment, `  Spoken  ${said}`);
  if (source !== undefined) printLine(environment, `  Source  ${source.text.replace(/\s+/gu, ' ')}`);
  for (const { take, clip } of takes) printLine(environment, `  Sound   take ${take}, clip ${clip}`);
}

function whoseWords(origin: Trace['origin']): string {
  return origin.kind === 'edit' || origin.kind === 'recording' ? `the producer ${origin.by}` : "the show's own words";
}

function parseTime(word: string): number {
  if (!/^(?:(?:\d+:)?\d{1,2}:)?\d{1,5}(?:\.\d{1,3})?$/u.test(word)) {
    throw new InvalidArgumentError('Give a time such as 83, 01:23 or 1:02:03.');
  }
  return Math.round(word.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000);
}
