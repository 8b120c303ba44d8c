import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { ReadoutError } from '../../../model/readout-error.ts';
import { type Answer, answerQuestions } from '../../threads/answer-questions.ts';
import { joinPieces } from './join-pieces.ts';
import { asModelEnglish, toPhonemes } from './phonemes.ts';
import { MAXIMUM_SYMBOLS, splitPhonemes } from './split-phonemes.ts';

const dataSchema = z.object({ folder: z.string() });
const questionSchema = z.object({
  voice: z.string(),
  speed: z.number(),
  /** English to be turned into phonemes here, or phonemes in the model's signs. */
  parts: z.array(z.object({ kind: z.enum(['en-us', 'en', 'phonemes']), text: z.string() })),
});
type Part = z.infer<typeof questionSchema>['parts'][number];
const vocabularySchema = z.object({ vocab: z.record(z.string(), z.number()) });
/** One row of a voice file: how it sounds in a run of that many symbols. */
const STYLE_VALUES = 256;

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, { readonly data: unknown }>>>;
}
interface Runtime {
  readonly InferenceSession: { create(path: string, options: Readonly<Record<string, unknown>>): Promise<Session> };
  readonly Tensor: new (type: string, data: BigInt64Array | Float32Array, shape: readonly number[]) => unknown;
}
interface Phonemizer {
  phonemize(text: string, language: string): Promise<readonly string[]>;
}
// Both are fetched on demand and are no dependencies of ours: what they export is looked at, not assumed.
const runtimeSchema = z.custom<Runtime>((value) => has(value, 'InferenceSession') && has(value, 'Tensor'));
const phonemizerSchema = z.custom<Phonemizer>((value) => has(value, 'phonemize'));

const { folder } = dataSchema.parse(workerData);
const runtime = runtimeSchema.parse(createRequire(join(folder, 'engine.json'))('onnxruntime-node'));
const { vocab } = vocabularySchema.parse(JSON.parse(await readFile(join(folder, 'vocabulary.json'), 'utf8')));
// One core a session: two sessions are faster than one with two threads, and their sums come in the same order always.
const session = await runtime.InferenceSession.create(join(folder, 'model.onnx'), {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  // Its own memory pool only grows: 0.7 GB a session against 0.35 without it, at the same speed.
  enableCpuMemArena: false,
});
const styles = new Map<string, Float32Array>();
let phonemizer: Phonemizer | undefined;

answerQuestions(async (question) => {
  const { voice, speed, parts } = questionSchema.parse(question);
  const phonemes = (await Promise.all(parts.map(phonemesOf))).join('').replace(/\s+/gu, ' ').trim();
  const known = [...phonemes].filter((symbol) => vocab[symbol] !== undefined).join('');
  if (!/\p{L}/u.test(known)) return { value: new Float32Array(0), transfer: [] } satisfies Answer;
  const pieces: Float32Array[] = [];
  for (const piece of splitPhonemes(known)) pieces.push(await synthesise(piece, voice, speed));
  const samples = joinPieces(pieces);
  return { value: samples, transfer: [samples.buffer] } satisfies Answer;
});

async function phonemesOf({ kind, text }: Part): Promise<string> {
  if (kind === 'phonemes') return text;
  const said = await toPhonemes(text, async (words) => {
    const { phonemize } = await openPhonemizer();
    return asModelEnglish((await phonemize(words, kind)).join(' '));
  });
  return `${/^\s/u.test(text) ? ' ' : ''}${said}${/\s$/u.test(text) ? ' ' : ''}`;
}

async function openPhonemizer(): Promise<Phonemizer> {
  // It listens for uncaught exceptions of the whole process, so it must never be imported outside a thread.
  const address = pathToFileURL(join(folder, 'node_modules/phonemizer/dist/phonemizer.js')).href;
  phonemizer ??= phonemizerSchema.parse(await import(address));
  return phonemizer;
}

async function synthesise(phonemes: string, voice: string, speed: number): Promise<Float32Array> {
  const ids = [...phonemes].flatMap((symbol) => vocab[symbol] ?? []);
  const tokens = BigInt64Array.from([0, ...ids, 0].map(BigInt));
  const [tokensName = 'tokens'] = session.inputNames;
  const [soundName = 'audio'] = session.outputNames;
  const { Tensor } = runtime;
  const answer = await session.run({
    [tokensName]: new Tensor('int64', tokens, [1, tokens.length]),
    style: new Tensor('float32', await styleOf(voice, ids.length), [1, STYLE_VALUES]),
    speed: new Tensor('float32', Float32Array.of(speed), [1]),
  });
  const data = answer[soundName]?.data;
  if (!(data instanceof Float32Array)) throw new ReadoutError('tool-failed', 'The model gave no sound.');
  return data;
}

async function styleOf(voice: string, symbols: number): Promise<Float32Array> {
  let all = styles.get(voice);
  if (all === undefined) {
    const bytes = await readFile(join(folder, 'voices', `${voice}.bin`));
    all = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    styles.set(voice, all);
  }
  const row = Math.min(symbols, MAXIMUM_SYMBOLS - 1);
  return all.slice(row * STYLE_VALUES, (row + 1) * STYLE_VALUES);
}

function has(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && name in value;
}
