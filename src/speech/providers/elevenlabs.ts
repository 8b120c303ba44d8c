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
import type { Readiness, SpeechRequest, SpeechResult, TtsProvider } from '../tts-provider.ts';
import { DEFAULT_MODEL, type ElevenlabsModel, modelOf } from './elevenlabs/elevenlabs-models.ts';
import { explainElevenlabsError } from './elevenlabs/explain-elevenlabs-error.ts';
import { type ListedVoice, parseVoices, speechAnswerSchema, wordTimes } from './elevenlabs/parse-elevenlabs.ts';

const OWN_ADDRESS = 'https://api.elevenlabs.io';
/** 40,000 characters are some 40 minutes of speech. */
const TIMEOUT_MS = 280_000;
const LIST_TIMEOUT_MS = 8_000;
const MAXIMUM_BYTES = 400_000_000;

/** What `/v1/text-to-speech` can do with the default model, by its API reference. */
const capabilities: Capabilities = {
  // It knows breaks and, in some models, phonemes; other tags may be read aloud, and pauses are the timeline's.
  input: 'text',
  ssml: { elements: new Set(), otherwise: 'spoken', maximumBreakMs: 0, phonemeAlphabets: new Set() },
  limit: { amount: modelOf(DEFAULT_MODEL).limit, unit: 'characters', countsMarkup: true },
  charset: 'unicode',
  sendsLanguage: modelOf(DEFAULT_MODEL).takesLanguage,
  usesNeighbours: modelOf(DEFAULT_MODEL).takesNeighbours,
  isDeterministic: false,
  timing: 'characters',
  utterance: 'segment',
  // The least that a plan which is paid for allows; more is set as the instance's concurrency.
  concurrency: 3,
  isBilled: true,
  place: 'network',
};

/** Sample rates of bare PCM; 44,100 takes one of the larger plans. */
const RATES = [16_000, 22_050, 24_000, 32_000, 44_100, 48_000] as const;

const settingsSchema = z.strictObject({
  model: z.string().min(1).default(DEFAULT_MODEL),
  sampleRate: z.union(RATES.map((rate) => z.literal(rate))).default(24_000),
  stability: z.number().min(0).max(1).optional(),
  similarityBoost: z.number().min(0).max(1).optional(),
  style: z.number().min(0).max(1).optional(),
  speed: z.number().min(0.7).max(1.2).optional(),
});
type Settings = z.infer<typeof settingsSchema>;

/** ElevenLabs, with the times of its characters and the neighbouring text for intonation. */
export const elevenlabs: ProviderKind = {
  provider: 'elevenlabs',
  needs: '`ELEVENLABS_API_KEY`',
  remark: '5,000 to 40,000 characters by model',
  needsConfiguration: true,
  capabilities,
  create: createElevenlabs,
};

function createElevenlabs(settings: InstanceSettings): TtsProvider {
  const { instance, config } = settings;
  const chosen = parseSettings(settings, settingsSchema);
  const model = modelOf(chosen.model);
  const service = serviceOf(settings);
  const own: Capabilities = {
    ...capabilities,
    limit: { ...capabilities.limit, amount: model.limit },
    sendsLanguage: model.takesLanguage,
    usesNeighbours: model.takesNeighbours,
    ...instanceLimits(config, capabilities),
  };
  const listed = remember(() => listVoices(service, model));
  const voiceSettings = voiceSettingsOf(chosen);

  return {
    provider: elevenlabs.provider,
    instance,
    capabilities: own,
    identity: {
      address: service.baseUrl,
      model: chosen.model,
      sampleRate: String(chosen.sampleRate),
      settings: JSON.stringify(voiceSettings),
    },
    async voices(signal) {
      const voices = await listed.get(signal);
      return voices.map((voice, rank) => ({ ...voice, id: `${instance}:${voice.name}`, instance, rank }));
    },
    readiness: (signal) => readiness(service, () => listed.get(signal), chosen.model),
    async speak(request, signal) {
      throwIfStopped(signal);
      const voice = requireSpeakable(request, { instance, capabilities: own, voices: await listed.get(signal) });
      const text = asPlainText(request.body, model);
      const path = `/v1/text-to-speech/${encodeURIComponent(voice.name)}/with-timestamps?output_format=pcm_${chosen.sampleRate}`;
      const body = { text, model_id: chosen.model, ...voiceSettings, ...contextOf(request, model) };
      const answer = await callService(
        service,
        { path, body, timeoutMs: TIMEOUT_MS, maximumBytes: MAXIMUM_BYTES },
        signal,
      );
      return resultOf(service, answer, text, chosen.sampleRate);
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
    keySource: config.keyVariable ?? 'ELEVENLABS_API_KEY',
    headers: key === undefined ? {} : { 'xi-api-key': key.reveal() },
    explain: explainElevenlabsError,
  };
}

function voiceSettingsOf({ stability, similarityBoost, style, speed }: Settings): Record<string, unknown> {
  const values = { stability, similarity_boost: similarityBoost, style, speed };
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0 ? {} : { voice_settings: Object.fromEntries(given) };
}

function contextOf({ language, before, after }: SpeechRequest, model: ElevenlabsModel): Record<string, string> {
  const { takesLanguage, takesNeighbours } = model;
  return {
    ...(takesLanguage ? { language_code: language.split('-')[0] ?? language } : {}),
    ...(takesNeighbours && before ? { previous_text: asServiceText(before) } : {}),
    ...(takesNeighbours && after ? { next_text: asServiceText(after) } : {}),
  };
}

/** A text is a text: what looks like a tag would be obeyed, and newer models perform what stands in brackets. */
function asPlainText(body: string, { obeysBrackets }: ElevenlabsModel): string {
  const text = asServiceText(body).replace(/<(?=[a-z/!?])/giu, ' ');
  return obeysBrackets ? text.replaceAll('[', '(').replaceAll(']', ')') : text;
}

async function listVoices(service: Service, model: ElevenlabsModel): Promise<readonly ListedVoice[]> {
  const request = { path: '/v1/voices', timeoutMs: LIST_TIMEOUT_MS, maximumBytes: 50_000_000 };
  const { bytes, mediaType } = await callService(service, request);
  try {
    return parseVoices(JSON.parse(Buffer.from(bytes).toString()), model.languages);
  } catch {
    throw notExpected(service, `${mediaType || 'something unknown'} instead of its voices, and so`);
  }
}

/** Lists the voices, which is needed anyway and shows whether the key is good. */
async function readiness(service: Service, list: () => Promise<unknown>, version: string): Promise<Readiness> {
  const { instance, secret, keySource } = service;
  if (secret === undefined) {
    return { kind: 'missing', what: `the key of ${instance}`, remedy: `Set ${keySource} in the environment.` };
  }
  try {
    await list();
    return { kind: 'ready', version };
  } catch (error) {
    if (!(error instanceof ReadoutError) || error.code === 'stopped') throw error;
    return { kind: 'missing', what: `a usable answer (${error.message})`, remedy: error.hint ?? 'Try later.' };
  }
}

function resultOf(service: Service, answer: ServiceAnswer, text: string, sampleRate: number): SpeechResult {
  const { audio_base64: base64, alignment } = parseAnswer(service, answer);
  const cost = answer.headers.get('character-cost');
  const isSaid = cost !== null && /^\d+$/u.test(cost);
  return {
    sound: Buffer.from(base64, 'base64'),
    mediaType: `audio/pcm;rate=${sampleRate}`,
    extension: 'pcm',
    billed: isSaid ? Number(cost) : text.length,
    billedBy: isSaid ? 'provider' : 'count',
    warnings: [],
    ...(alignment ? { words: wordTimes(alignment) } : {}),
  };
}

function parseAnswer(service: Service, { bytes, mediaType }: ServiceAnswer): z.infer<typeof speechAnswerSchema> {
  try {
    return speechAnswerSchema.parse(JSON.parse(Buffer.from(bytes).toString()));
  } catch {
    throw notExpected(service, mediaType || 'something unknown');
  }
}
