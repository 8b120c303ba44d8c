import { z } from 'zod';
import type { Capabilities } from '../../model/capabilities.ts';
import { ReadoutError } from '../../model/readout-error.ts';
import { instanceLimits } from '../instance-limits.ts';
import { parseSettings } from '../parse-settings.ts';
import type { InstanceSettings, ProviderKind } from '../provider-kind.ts';
import { remember } from '../remember.ts';
import { asServiceText, requireSpeakable } from '../request-check.ts';
import { callService, notExpected, type Service, type ServiceAnswer } from '../service/call-service.ts';
import { throwIfStopped } from '../stopped.ts';
import type { Readiness, SpeechResult, TtsProvider } from '../tts-provider.ts';
import { explainOpenaiError } from './openai/explain-openai-error.ts';
import {
  LANGUAGES,
  type ListedVoice,
  parseVoiceList,
  standardVoices,
  voicesSettingSchema,
} from './openai/openai-voices.ts';

const OWN_ADDRESS = 'https://api.openai.com/v1';
/** 4,096 characters are some five minutes of speech, which local services make at about real time. */
const TIMEOUT_MS = 240_000;
const LIST_TIMEOUT_MS = 8_000;
const MAXIMUM_BYTES = 200_000_000;

/** What `/v1/audio/speech` can do, by its API reference. */
const capabilities: Capabilities = {
  input: 'text',
  ssml: { elements: new Set(), otherwise: 'spoken', maximumBreakMs: 0, phonemeAlphabets: new Set() },
  limit: { amount: 4096, unit: 'characters', countsMarkup: true },
  charset: 'unicode',
  isDeterministic: false,
  timing: 'none',
  utterance: 'sentence',
  concurrency: 4,
  isBilled: true,
  place: 'network',
};

/** Media types of what may be asked for. PCM has no header: 24 kHz, 16 bit, mono, as the API reference says. */
const FORMATS = {
  wav: 'audio/wav',
  pcm: 'audio/pcm;rate=24000',
  flac: 'audio/flac',
  mp3: 'audio/mpeg',
} as const;

const settingsSchema = z.strictObject({
  model: z.string().min(1).optional(),
  /** How to speak, in words; tts-1 does not take any. */
  instructions: z.string().min(1).max(2000).optional(),
  speed: z.number().min(0.25).max(4).optional(),
  format: z.enum(['wav', 'pcm', 'flac', 'mp3']).default('wav'),
  voices: voicesSettingSchema.optional(),
  /** False for a service of one's own, whose speech costs nothing. */
  isBilled: z.boolean().optional(),
});

/** OpenAI, and everything that speaks its `/v1/audio/speech`. */
export const openai: ProviderKind = {
  provider: 'openai',
  needs: '`OPENAI_API_KEY` or `OPENAI_BASE_URL`',
  remark: 'and every service that speaks its protocol',
  needsConfiguration: true,
  capabilities,
  create: createOpenai,
};

function createOpenai(settings: InstanceSettings): TtsProvider {
  const { instance, config } = settings;
  const chosen = parseSettings(settings, settingsSchema);
  const service = serviceOf(settings);
  const isOwn = service.baseUrl === OWN_ADDRESS;
  // The name that nearly every compatible service takes.
  const model = chosen.model ?? (isOwn ? 'gpt-4o-mini-tts' : 'tts-1');
  if (isOwn && chosen.instructions !== undefined && model.startsWith('tts-1')) {
    throw new ReadoutError('bad-config', `The instance "${instance}" has instructions, which ${model} does not take.`);
  }
  const own: Capabilities = {
    ...capabilities,
    ...instanceLimits(config, capabilities),
    isBilled: chosen.isBilled ?? true,
  };
  const listed = remember(() => listVoices(service, model, chosen.voices));
  const shaping = shapingOf(chosen);

  return {
    provider: openai.provider,
    instance,
    capabilities: own,
    identity: { address: service.baseUrl, model, format: chosen.format, ...asText(shaping) },
    async voices(signal) {
      const voices = await listed.get(signal);
      return voices.map((voice, rank) => ({ ...voice, id: `${instance}:${voice.name}`, instance, rank }));
    },
    readiness: (signal) => readiness(service, `${model} at ${new URL(service.baseUrl).host}`, signal),
    async speak(request, signal) {
      throwIfStopped(signal);
      const voice = requireSpeakable(request, { instance, capabilities: own, voices: await listed.get(signal) });
      const input = asServiceText(request.body);
      const body = { model, voice: voice.name, input, response_format: chosen.format, ...shaping };
      const call = { path: '/audio/speech', body, timeoutMs: TIMEOUT_MS, maximumBytes: MAXIMUM_BYTES };
      const answer = await callService(service, call, signal);
      return resultOf(service, answer, chosen.format, own.isBilled ? input.length : 0);
    },
    async close() {
      listed.forget();
    },
  };
}

function serviceOf({ instance, config, key }: InstanceSettings): Service {
  return {
    instance,
    baseUrl: (config.baseUrl ?? OWN_ADDRESS).replace(/\/+$/u, ''),
    secret: key,
    keySource: config.keyVariable ?? 'OPENAI_API_KEY',
    headers: key === undefined ? {} : { authorization: `Bearer ${key.reveal()}` },
    explain: explainOpenaiError,
  };
}

function shapingOf({ instructions, speed }: z.infer<typeof settingsSchema>): Record<string, string | number> {
  return { ...(instructions === undefined ? {} : { instructions }), ...(speed === undefined ? {} : { speed }) };
}

function asText(values: Readonly<Record<string, string | number>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** OpenAI lists no built-in voices; compatible services mostly do, under an address of their own making. */
async function listVoices(
  service: Service,
  model: string,
  chosen: z.infer<typeof voicesSettingSchema> | undefined,
): Promise<readonly ListedVoice[]> {
  if (chosen !== undefined) return chosen.map((voice) => ({ ...voice, languages: voice.languages ?? LANGUAGES }));
  if (service.baseUrl === OWN_ADDRESS) return standardVoices(model);
  try {
    const answer = await callService(service, listRequest('/audio/voices'));
    return parseVoiceList(JSON.parse(Buffer.from(answer.bytes).toString())) ?? standardVoices(model);
  } catch (error) {
    // It is there but has no such list: it takes the names that every client knows.
    if (error instanceof SyntaxError || (error instanceof ReadoutError && !error.isRetryable))
      return standardVoices(model);
    throw error;
  }
}

function listRequest(path: string) {
  return { path, timeoutMs: LIST_TIMEOUT_MS, maximumBytes: 10_000_000 };
}

/** Asks for the models, which costs nothing and shows whether the key is good. */
async function readiness(service: Service, version: string, signal: AbortSignal | undefined): Promise<Readiness> {
  const { instance, baseUrl, secret, keySource } = service;
  if (secret === undefined && baseUrl === OWN_ADDRESS) {
    return { kind: 'missing', what: `the key of ${instance}`, remedy: `Set ${keySource} in the environment.` };
  }
  try {
    await callService(service, listRequest('/models'), signal);
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code === 'stopped') throw error;
    // Some compatible services have no list of models; only a refused key or no answer at all is in the way.
    const isThere = / \((?:400|404|405|501)\)/u.test(error.message);
    if (!isThere)
      return { kind: 'missing', what: `a usable answer (${error.message})`, remedy: error.hint ?? 'Try later.' };
  }
  return { kind: 'ready', version };
}

function resultOf(
  service: Service,
  { mediaType, bytes }: ServiceAnswer,
  format: keyof typeof FORMATS,
  billed: number,
): SpeechResult {
  if (mediaType !== '' && mediaType !== 'application/octet-stream' && !mediaType.startsWith('audio/')) {
    throw notExpected(service, mediaType);
  }
  return { sound: bytes, mediaType: FORMATS[format], extension: format, billed, billedBy: 'count', warnings: [] };
}
