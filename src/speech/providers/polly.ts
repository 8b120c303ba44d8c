import type { DescribeVoicesCommandOutput, SynthesizeSpeechCommandInput, VoiceId } from '@aws-sdk/client-polly';
import { z } from 'zod';
import type { Voice } from '../../model/capabilities.ts';
import type { WordTime } from '../../model/clip.ts';
import { ReadoutError } from '../../model/readout-error.ts';
import { instanceLimits } from '../instance-limits.ts';
import { parseSettings } from '../parse-settings.ts';
import type { InstanceSettings, ProviderKind } from '../provider-kind.ts';
import { remember } from '../remember.ts';
import { requireSpeakable } from '../request-check.ts';
import { throwIfStopped } from '../stopped.ts';
import type { Readiness, TtsProvider } from '../tts-provider.ts';
import {
  createPollyCalls,
  POLLY_INSTALL,
  POLLY_PACKAGE,
  type PollyAnswer,
  type PollyCalls,
} from './polly/polly-client.ts';
import { type PollyEngine, pollyCapabilities } from './polly/polly-engines.ts';
import { parseSpeechMarks } from './polly/speech-marks.ts';

const settingsSchema = z.strictObject({
  /** Default: what the SDK finds (AWS_REGION, profile). */
  region: z.string().min(1).optional(),
  engine: z.enum(['standard', 'neural', 'long-form', 'generative']).default('neural'),
  /** Words with their times, by a second request for each take, which Amazon bills like the first. */
  speechMarks: z.boolean().default(false),
  /** PCM has 16 kHz; the others 24 kHz, packed. */
  format: z.enum(['pcm', 'mp3', 'ogg_vorbis']).default('pcm'),
});
type Settings = z.infer<typeof settingsSchema>;

const FORMATS = {
  pcm: { sampleRate: '16000', mediaType: 'audio/pcm;rate=16000', extension: 'pcm' },
  mp3: { sampleRate: '24000', mediaType: 'audio/mpeg', extension: 'mp3' },
  ogg_vorbis: { sampleRate: '24000', mediaType: 'audio/ogg', extension: 'ogg' },
} as const;
const PCM_BYTES_PER_MS = 32;

/** Amazon Polly, through the SDK of AWS, which is loaded only here and only when used. */
export const polly: ProviderKind = {
  provider: 'polly',
  needs: `\`${POLLY_INSTALL}\`, credentials of AWS`,
  remark: 'engine `neural`; `standard`, `long-form` and `generative` by setting; words by the setting `speechMarks`',
  needsConfiguration: true,
  capabilities: pollyCapabilities('neural', false),
  create: createPolly,
};

function createPolly(settings: InstanceSettings): TtsProvider {
  const { instance, config } = settings;
  const chosen = parseSettings(settings, settingsSchema);
  const { engine, region, format } = chosen;
  const known = pollyCapabilities(engine, chosen.speechMarks);
  const own = { ...known, ...instanceLimits(config, known) };
  const calls = createPollyCalls({ instance, region, endpoint: config.baseUrl });
  const listed = remember(async () => listVoices(await calls.describeVoices(engine)));

  return {
    provider: polly.provider,
    instance,
    capabilities: own,
    // A voice sounds the same in every region.
    identity: { engine, format, ...(config.baseUrl === undefined ? {} : { address: config.baseUrl }) },
    async voices(signal) {
      const voices = await listed.get(signal);
      return voices.map(({ id: _, ...voice }, rank) => ({ ...voice, id: `${instance}:${voice.name}`, instance, rank }));
    },
    readiness: () => readiness(listed.get, engine),
    async speak(request, signal) {
      throwIfStopped(signal);
      const voice = requireSpeakable(request, { instance, capabilities: own, voices: await listed.get(signal) });
      const { sampleRate, mediaType, extension } = FORMATS[format];
      const input = { Text: request.body, TextType: 'ssml', VoiceId: voice.id, Engine: engine } as const;
      const call = { ...input, OutputFormat: format, SampleRate: sampleRate };
      const answer = await calls.synthesize(call, signal);
      requireSound(instance, answer);
      const marks = await askForMarks(calls, input, chosen, answer, signal);
      const billed = answer.billed ?? lengthWithoutMarkup(request.body);
      return {
        sound: answer.bytes,
        mediaType,
        extension,
        billed: billed + marks.billed,
        billedBy: answer.billed === undefined ? 'count' : 'provider',
        warnings: marks.warnings,
        ...(marks.words === undefined ? {} : { words: marks.words }),
      };
    },
    async close() {
      listed.forget();
      calls.close();
    },
  };
}

interface Marks {
  readonly words?: readonly WordTime[];
  readonly billed: number;
  readonly warnings: readonly string[];
}

/** The words of a take that is paid for: where they are not to be had, the take is kept without them, and that is said. */
async function askForMarks(
  calls: PollyCalls,
  input: Pick<SynthesizeSpeechCommandInput, 'Text' | 'TextType' | 'VoiceId' | 'Engine'>,
  { speechMarks, format }: Settings,
  { bytes }: PollyAnswer,
  signal: AbortSignal | undefined,
): Promise<Marks> {
  if (!speechMarks) return { billed: 0, warnings: [] };
  try {
    const answer = await calls.synthesize({ ...input, OutputFormat: 'json', SpeechMarkTypes: ['word'] }, signal);
    const soundMs = format === 'pcm' ? Math.round(bytes.length / PCM_BYTES_PER_MS) : 0;
    const words = parseSpeechMarks(Buffer.from(answer.bytes).toString(), soundMs);
    return { words, billed: answer.billed ?? 0, warnings: [] };
  } catch (error) {
    const why = error instanceof ReadoutError ? error.message : 'The marks cannot be read.';
    return { billed: 0, warnings: [`The times of the words are missing. ${why}`] };
  }
}

/** A voice under the name that requests use. */
type ListedVoice = Pick<Voice, 'name' | 'gender' | 'languages'> & { readonly id: VoiceId };

function listVoices(described: NonNullable<DescribeVoicesCommandOutput['Voices']>): ListedVoice[] {
  return described.flatMap(({ Id: id, Gender: gender, LanguageCode: language, AdditionalLanguageCodes: more }) => {
    if (id === undefined || language === undefined) return [];
    const languages = [language, ...(more ?? [])].map(languageTag);
    return [
      { name: id, id, gender: gender === 'Female' ? 'female' : gender === 'Male' ? 'male' : 'neutral', languages },
    ];
  });
}

/** Polly's codes for Arabic and Mandarin are not of BCP 47. */
function languageTag(code: string): string {
  return code === 'arb' ? 'ar' : code === 'cmn-CN' ? 'zh-CN' : code;
}

async function readiness(list: () => Promise<unknown>, engine: PollyEngine): Promise<Readiness> {
  try {
    await list();
    return { kind: 'ready', version: `engine ${engine}` };
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code === 'stopped') throw error;
    const what = error.code === 'tool-missing' ? `the package ${POLLY_PACKAGE}` : `a usable answer (${error.message})`;
    return { kind: 'missing', what, remedy: error.hint ?? 'Set the region and the credentials of AWS.' };
  }
}

function requireSound(instance: string, { mediaType }: PollyAnswer): void {
  if (mediaType === '' || mediaType.startsWith('audio/') || mediaType === 'application/octet-stream') return;
  throw new ReadoutError('provider-failed', `${instance} answered with ${mediaType} instead of sound.`, {
    hint: 'If it keeps doing so, check the address of the instance.',
    isRetryable: true,
  });
}

function lengthWithoutMarkup(ssml: string): number {
  return ssml.replace(/<[^>]*>/gu, '').length;
}
