import { availableParallelism } from 'node:os';
import { z } from 'zod';
import type { Capabilities } from '../../model/capabilities.ts';
import { ReadoutError } from '../../model/readout-error.ts';
import { findEngine } from '../install/installed-engine.ts';
import { parseSettings } from '../parse-settings.ts';
import type { InstanceSettings, ProviderKind } from '../provider-kind.ts';
import { remember } from '../remember.ts';
import { asServiceText, requireSpeakable } from '../request-check.ts';
import { runProgram } from '../run-program.ts';
import { startThread } from '../threads/start-thread.ts';
import { ThreadPool } from '../threads/thread-pool.ts';
import type { Readiness, SpeechRequest, SpeechResult, TtsProvider } from '../tts-provider.ts';
import { encodeWav } from './kokoro/encode-wav.ts';
import { foreignPhonemes } from './kokoro/foreign-phonemes.ts';
import { isSupportedSystem, KOKORO_MANIFEST } from './kokoro/kokoro-engine.ts';
import { isEnglish, KOKORO_VOICES, type KokoroVoice } from './kokoro/kokoro-voices.ts';
import { readParts } from './kokoro/read-parts.ts';

/** Part of every take's key: another model or runtime makes other takes. */
const ENGINE = `kokoro ${KOKORO_MANIFEST.version}`;
/** The longest legal request takes 30 s on one idle core; a machine with much to do may need many times that. */
const TIMEOUT_MS = 600_000;
const REMEDY = 'Run `readout voices install kokoro`.';

/** What Kokoro can do. SSML is ours: the model takes phonemes, so a lexicon's IPA is said as it is written. */
const capabilities: Capabilities = {
  input: 'ssml',
  ssml: {
    elements: new Set(['speak', 'phoneme']),
    otherwise: 'ignored',
    maximumBreakMs: 0,
    phonemeAlphabets: new Set(['ipa']),
  },
  // A run has 510 symbols, some 450 letters; more is said in several runs, which breaks the intonation.
  limit: { amount: 600, unit: 'characters', countsMarkup: true },
  charset: 'unicode',
  isDeterministic: true,
  timing: 'none',
  utterance: 'sentence',
  // Each is a thread with a model of its own, some 0.35 GB.
  concurrency: availableParallelism(),
  isBilled: false,
  place: 'local',
};

const settingsSchema = z.strictObject({
  /** 1 is the voice's own pace. */
  speed: z.number().min(0.5).max(2).default(1),
});

/** Kokoro-82M in threads of this process: neural voices without a key, once `readout voices install kokoro` has run. */
export const kokoro: ProviderKind = {
  provider: 'kokoro',
  needs: '`readout voices install kokoro`',
  remark: '28 English voices; Spanish, French, Hindi, Italian and Portuguese with `espeak-ng`',
  capabilities,
  create: createKokoro,
};

function createKokoro(settings: InstanceSettings): TtsProvider {
  const { instance, config, programs, engines } = settings;
  const { speed } = parseSettings(settings, settingsSchema);
  const own = { ...capabilities, concurrency: config.concurrency ?? capabilities.concurrency };
  const pool = new ThreadPool({
    size: own.concurrency,
    start: async () =>
      startThread('./kokoro/kokoro-thread.ts', import.meta.url, { folder: await requireEngine(engines) }),
  });
  const hasEspeak = remember(() => canRun(programs.espeak));
  const spoken = async () => ((await hasEspeak.get()) ? KOKORO_VOICES : KOKORO_VOICES.filter(isEnglish));

  return {
    provider: kokoro.provider,
    instance,
    capabilities: own,
    identity: { engine: ENGINE, speed: String(speed) },
    async voices() {
      const voices = await spoken();
      return voices.map(({ phonemes: _, ...voice }, rank) => ({
        ...voice,
        id: `${instance}:${voice.name}`,
        instance,
        rank,
      }));
    },
    readiness: () => readiness(engines),
    async speak(request, signal) {
      const voice = requireSpeakable(request, { instance, capabilities: own, voices: await spoken() });
      await requireEngine(engines);
      try {
        const parts = await partsOf(request, voice, programs.espeak, signal);
        const question = { voice: voice.name, speed, parts };
        return resultOf(await pool.ask({ value: question, timeoutMs: TIMEOUT_MS }, signal), instance);
      } catch (error) {
        throw asProviderError(error, instance);
      }
    },
    async close() {
      hasEspeak.forget();
      await pool.close();
    },
  };
}

async function readiness(engines: string | undefined): Promise<Readiness> {
  if (!isSupportedSystem()) {
    const system = `${process.platform}/${process.arch}`;
    return { kind: 'missing', what: `a runtime for ${system}`, remedy: 'Use another provider on this machine.' };
  }
  const found = await lookForEngine(engines);
  if ('folder' in found) return { kind: 'ready', version: ENGINE };
  return { kind: 'missing', what: found.fault, remedy: REMEDY };
}

async function lookForEngine(engines: string | undefined): ReturnType<typeof findEngine> {
  return engines === undefined ? { fault: 'a data folder' } : findEngine(engines, KOKORO_MANIFEST);
}

async function requireEngine(engines: string | undefined): Promise<string> {
  const found = await lookForEngine(engines);
  if ('folder' in found) return found.folder;
  throw new ReadoutError('tool-missing', `Kokoro cannot speak: ${found.fault} is missing.`, { hint: REMEDY });
}

async function canRun(program: string): Promise<boolean> {
  const call = { program, programArguments: ['--version'], input: '', timeoutMs: 10_000, maximumBytes: 100_000 };
  return runProgram(call).then(
    () => true,
    () => false,
  );
}

/** English becomes phonemes in the thread, beside the model; other languages by a program, which a thread has no use for. */
function partsOf(
  { body }: SpeechRequest,
  voice: KokoroVoice,
  espeak: string,
  signal?: AbortSignal,
): Promise<{ readonly kind: string; readonly text: string }[]> {
  return Promise.all(
    readParts(body).map(async ({ kind, text }) => {
      const clean = asServiceText(text);
      if (kind === 'ipa') return { kind: 'phonemes', text: clean };
      if (isEnglish(voice)) return { kind: voice.phonemes, text: clean };
      const phonemes = await foreignPhonemes(clean, { espeak, language: voice.phonemes }, signal);
      const space = (pattern: RegExp) => (pattern.test(clean) ? ' ' : '');
      return { kind: 'phonemes', text: space(/^\s/u) + phonemes + space(/\s$/u) };
    }),
  );
}

function resultOf(sound: unknown, instance: string): SpeechResult {
  if (!(sound instanceof Float32Array)) throw new ReadoutError('tool-failed', 'The thread of Kokoro sent no sound.');
  if (sound.length === 0) {
    throw new ReadoutError('provider-failed', `${instance} was given a text that it knows no sounds for.`);
  }
  return { sound: encodeWav(sound), mediaType: 'audio/wav', extension: 'wav', billed: 0, warnings: [] };
}

function asProviderError(error: unknown, instance: string): unknown {
  if (!(error instanceof ReadoutError) || ['stopped', 'provider-failed', 'tool-missing'].includes(error.code))
    return error;
  return new ReadoutError('provider-failed', `${instance} could not speak: ${error.message}`, {
    cause: error,
    isRetryable: error.isRetryable,
  });
}
