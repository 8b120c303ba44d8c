import { availableParallelism } from 'node:os';
import { z } from 'zod';
import type { Capabilities } from '../../model/capabilities.ts';
import { ReadoutError } from '../../model/readout-error.ts';
import { parseSettings } from '../parse-settings.ts';
import type { InstanceSettings, ProviderKind } from '../provider-kind.ts';
import { requireSpeakable, withoutControls } from '../request-check.ts';
import { runProgram } from '../run-program.ts';
import type { Readiness, TtsProvider } from '../tts-provider.ts';
import { type EspeakVoice, parseEspeakVoices } from './espeak-voices.ts';

/** A sentence takes some 15 ms; a machine with much to do may need many times that. */
const TIMEOUT_MS = 60_000;
/** The longest legal request, all digits, stays below it: 2,000 s at 22 kHz. */
const MAXIMUM_BYTES = 100_000_000;
const REMEDY =
  'Install it (`apt install espeak-ng` or `brew install espeak-ng`) or set READOUT_ESPEAK to where it lies.';

/** What espeak-ng can do. Its SSML ignores `1.5s`, IPA phonemes and most of say-as: it is given plain text. */
const capabilities: Capabilities = {
  input: 'text',
  ssml: { elements: new Set(), otherwise: 'spoken', maximumBreakMs: 0, phonemeAlphabets: new Set() },
  // It has none of its own: this keeps an utterance and its check within reason.
  limit: { amount: 2000, unit: 'characters', countsMarkup: true },
  charset: 'unicode',
  isDeterministic: true,
  timing: 'none',
  utterance: 'sentence',
  concurrency: availableParallelism(),
  isBilled: false,
  place: 'local',
};

const settingsSchema = z.strictObject({
  /** espeak's own default is 175. */
  wordsPerMinute: z.number().int().min(80).max(450).default(175),
});

/** The spawned espeak-ng: robotic, instant, and at home in over 100 languages. It is GPL: run, never linked. */
export const espeak: ProviderKind = {
  provider: 'espeak',
  needs: '`espeak-ng`',
  remark: '100 languages and more',
  capabilities,
  create: createEspeak,
};

function createEspeak(settings: InstanceSettings): TtsProvider {
  const { instance, config, programs } = settings;
  const { wordsPerMinute } = parseSettings(settings, settingsSchema);
  const own = { ...capabilities, concurrency: config.concurrency ?? capabilities.concurrency };
  const run = (programArguments: readonly string[], input: string, signal?: AbortSignal) =>
    runEspeak({ program: programs.espeak, programArguments, input }, signal);
  let known: Promise<readonly EspeakVoice[]> | undefined;
  // Shared by all who ask, so that nobody's signal ends it for the others; it takes 20 ms.
  const listed = (): Promise<readonly EspeakVoice[]> => {
    known ??= listVoices(run).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };

  return {
    provider: espeak.provider,
    instance,
    capabilities: own,
    identity: { wordsPerMinute: String(wordsPerMinute) },
    async voices() {
      const voices = await listed();
      return voices.map(({ engineArguments: _, ...voice }) => ({
        ...voice,
        instance,
        id: `${instance}:${voice.name}`,
      }));
    },
    readiness: (signal) => readiness(programs.espeak, run, signal),
    async speak(request, signal) {
      // espeak-ng falls back to a default voice and calls it a success, so an unknown name has to be caught here.
      const voice = requireSpeakable(request, { instance, capabilities: own, voices: await listed() });
      // A text that begins with `-` would be an option, so texts go through standard input.
      const engine = [...voice.engineArguments, '-s', String(wordsPerMinute), '-b', '1', '--stdin', '--stdout'];
      const { output } = await run(engine, asPlainText(request.body), signal);
      if (output.length === 0) throw new ReadoutError('provider-failed', `${instance} answered without any sound.`);
      return { sound: output, mediaType: 'audio/wav', extension: 'wav', billed: 0, warnings: [] };
    },
    async close() {
      known = undefined;
    },
  };
}

type Run = (programArguments: readonly string[], input: string, signal?: AbortSignal) => ReturnType<typeof runProgram>;

async function runEspeak(
  call: { program: string; programArguments: readonly string[]; input: string },
  signal?: AbortSignal,
): ReturnType<typeof runProgram> {
  try {
    return await runProgram({ ...call, timeoutMs: TIMEOUT_MS, maximumBytes: MAXIMUM_BYTES }, signal);
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code === 'stopped') throw error;
    const { message, isRetryable } = error;
    if (error.code === 'tool-missing') throw new ReadoutError('tool-missing', message, { hint: REMEDY, cause: error });
    throw new ReadoutError('provider-failed', message, { cause: error, isRetryable });
  }
}

async function listVoices(run: Run): Promise<readonly EspeakVoice[]> {
  const [voices, variants] = await Promise.all([run(['--voices'], ''), run(['--voices=variant'], '')]);
  return parseEspeakVoices(voices.output.toString(), variants.output.toString());
}

async function readiness(program: string, run: Run, signal?: AbortSignal): Promise<Readiness> {
  try {
    const { output } = await run(['--version'], '', signal);
    return { kind: 'ready', version: /: (\d\S*)/u.exec(output.toString())?.[1] ?? 'unknown' };
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code === 'stopped') throw error;
    return { kind: 'missing', what: `the program ${program}`, remedy: REMEDY };
  }
}

/**
 * `[[` would begin phonemes in espeak's own spelling: a text is a text. And espeak takes a single letter with a full stop
 * for an initial, after which it breaks off (`Vitamin A.`): at the end it says the same without the stop.
 */
function asPlainText(body: string): string {
  return withoutControls(body)
    .replace(/\[(?=\[)/gu, '[ ')
    .replace(/(?<=(?:^|[^\p{L}\p{N}])\p{L})\.(?=\P{L}*$)/gu, '');
}
