import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Capabilities, genderSchema } from '../../model/capabilities.ts';
import { ReadoutError } from '../../model/readout-error.ts';
import { parseSettings } from '../parse-settings.ts';
import { programReadiness } from '../program-readiness.ts';
import type { InstanceSettings, ProviderKind } from '../provider-kind.ts';
import { asServiceText, requireSpeakable } from '../request-check.ts';
import { type ProgramCall, runProgram } from '../run-program.ts';
import { throwIfStopped } from '../stopped.ts';
import type { SpeechRequest, TtsProvider } from '../tts-provider.ts';

const MAXIMUM_BYTES = 200_000_000;

/** What any program can do: take plain text and give sound. Settings say where it can do more. */
const capabilities: Capabilities = {
  input: 'text',
  ssml: { elements: new Set(), otherwise: 'spoken', maximumBreakMs: 0, phonemeAlphabets: new Set() },
  limit: { amount: 2000, unit: 'characters', countsMarkup: true },
  charset: 'unicode',
  sendsLanguage: false,
  isDeterministic: false,
  timing: 'none',
  utterance: 'sentence',
  concurrency: 1,
  isBilled: false,
  place: 'local',
};

const voiceSchema = z.strictObject({
  name: z.string().min(1),
  gender: genderSchema.default('neutral'),
  languages: z.array(z.string().min(2)).min(1),
  pitchHz: z.number().positive().optional(),
  /** What `{voice}` becomes, such as the path of a model. Default: the name. */
  argument: z.string().min(1).optional(),
});

const settingsSchema = z.strictObject({
  /** The program and its arguments, in which `{voice}`, `{language}` and `{output}` (a file to write) are filled in. */
  command: z.tuple([z.string().min(1)], z.string()),
  voices: z.array(voiceSchema).min(1),
  /** What it reads from its standard input. */
  input: z.enum(['text', 'ssml']).default('text'),
  phonemes: z.array(z.enum(['ipa', 'x-sampa'])).default([]),
  mediaType: z
    .string()
    .regex(/^audio\/\S+$/u)
    .default('audio/wav'),
  limit: z.number().int().min(100).default(capabilities.limit.amount),
  timeoutMs: z.number().int().positive().max(3_600_000).default(120_000),
  /** True where the same text always gives the same sound: a bad take is then not asked for again. */
  isDeterministic: z.boolean().default(false),
  /** Part of every take's key: changed by hand when the program speaks otherwise than before. */
  version: z.string().min(1).default('1'),
});
type Settings = z.infer<typeof settingsSchema>;

/** Any program: text or SSML on its standard input, sound on its standard output or in a file. No shell is involved. */
export const command: ProviderKind = {
  provider: 'command',
  needs: 'a program of your own',
  remark: 'SSML, limit and more by setting',
  needsConfiguration: true,
  capabilities,
  create: createCommand,
};

function createCommand(settings: InstanceSettings): TtsProvider {
  const { instance, config } = settings;
  const chosen = parseSettings(settings, settingsSchema);
  const own = { ...capabilitiesOf(chosen), concurrency: config.concurrency ?? capabilities.concurrency };
  return {
    provider: command.provider,
    instance,
    capabilities: own,
    identity: { command: JSON.stringify(chosen.command), version: chosen.version },
    voices: async () =>
      chosen.voices.map(({ argument: _, pitchHz, ...voice }, rank) => ({
        ...voice,
        ...(pitchHz === undefined ? {} : { pitchHz }),
        id: `${instance}:${voice.name}`,
        instance,
        rank,
      })),
    readiness: (signal) => programReadiness(chosen.command[0], chosen.version, signal),
    async speak(request, signal) {
      throwIfStopped(signal);
      const voice = requireSpeakable(request, { instance, capabilities: own, voices: chosen.voices });
      const sound = await run(instance, chosen, request, voice.argument ?? voice.name, signal);
      return { sound, mediaType: chosen.mediaType, extension: extensionOf(chosen), billed: 0, warnings: [] };
    },
    close: async () => {},
  };
}

function capabilitiesOf({ input, phonemes, limit, isDeterministic, command: [, ...rest] }: Settings): Capabilities {
  const base = {
    ...capabilities,
    isDeterministic,
    sendsLanguage: rest.some((argument) => argument.includes('{language}')),
    limit: { ...capabilities.limit, amount: limit },
  };
  if (input === 'text') return base;
  const elements = new Set(['speak', 's', 'break', ...(phonemes.length > 0 ? (['phoneme'] as const) : [])] as const);
  const ssml = { elements, otherwise: 'ignored', maximumBreakMs: 10_000, phonemeAlphabets: new Set(phonemes) } as const;
  return { ...base, input, ssml };
}

async function run(
  instance: string,
  { command: [program, ...template], timeoutMs, mediaType, input }: Settings,
  { body, language }: SpeechRequest,
  voice: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const call = {
    program,
    input: input === 'ssml' ? body : asServiceText(body),
    timeoutMs,
    maximumBytes: MAXIMUM_BYTES,
  };
  const fill = (output: string) => template.map((argument) => fillIn(argument, { voice, language, output }));
  if (!template.some((argument) => argument.includes('{output}'))) {
    const { output, complaint } = await runSpeaker(instance, { ...call, programArguments: fill('') }, signal);
    return requireSound(instance, output, complaint);
  }
  const folder = await mkdtemp(join(tmpdir(), 'readout-command-'));
  try {
    const file = join(folder, `sound.${extensionOf({ mediaType })}`);
    const { complaint } = await runSpeaker(instance, { ...call, programArguments: fill(file) }, signal);
    return requireSound(instance, await readSoundFile(file), complaint);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** In one pass, so that a voice named `{output}` stays what it is. */
function fillIn(argument: string, values: { voice: string; language: string; output: string }): string {
  return argument.replace(/\{(voice|language|output)\}/gu, (whole, name: string) => {
    if (name === 'voice') return values.voice;
    if (name === 'output') return values.output;
    return name === 'language' ? values.language : whole;
  });
}

async function runSpeaker(instance: string, call: ProgramCall, signal: AbortSignal | undefined) {
  try {
    return await runProgram(call, signal);
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code === 'stopped') throw error;
    const { message, isRetryable } = error;
    const hint = `Check the command of the instance ${instance} in config.json.`;
    if (error.code === 'tool-missing') throw new ReadoutError('tool-missing', message, { hint, cause: error });
    throw new ReadoutError('provider-failed', `${instance} could not speak: ${message}`, {
      hint,
      cause: error,
      isRetryable,
    });
  }
}

async function readSoundFile(file: string): Promise<Uint8Array> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  return size === 0 || size > MAXIMUM_BYTES ? Buffer.of() : readFile(file);
}

function requireSound(instance: string, sound: Uint8Array, complaint: string): Uint8Array {
  if (sound.length > 0) return sound;
  const why = complaint === '' ? '' : ` It says: ${complaint.slice(-300)}`;
  throw new ReadoutError('provider-failed', `${instance} ended well, but gave no sound.${why}`);
}

function extensionOf({ mediaType }: Pick<Settings, 'mediaType'>): string {
  const type = mediaType.slice('audio/'.length).split(';')[0]?.toLowerCase() ?? '';
  const known: Readonly<Record<string, string>> = { mpeg: 'mp3', 'x-wav': 'wav', wave: 'wav', l16: 'pcm', mp4: 'm4a' };
  return known[type] ?? type.replace(/[^a-z0-9]/gu, '');
}
