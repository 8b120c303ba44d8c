import { z } from 'zod';
import type { Fault } from './faults.ts';
import { encodeSound, type MadeSound, makeSound, type SoundMaker } from './make-sound.ts';
import type { Received } from './open-server.ts';
import { type Answer, type Handled, json, parseObject, type StandIn, startStandIn } from './stand-in.ts';

/** How the server is set up. */
export interface ElevenlabsServerSettings extends SoundMaker {
  readonly keys: readonly string[];
}

/** Characters a request, by model. */
const LIMITS: Readonly<Record<string, number>> = {
  eleven_v3: 5000,
  eleven_multilingual_v2: 10_000,
  eleven_flash_v2_5: 40_000,
  eleven_turbo_v2_5: 40_000,
};
const TAKES_LANGUAGE = ['eleven_v3', 'eleven_flash_v2_5', 'eleven_turbo_v2_5'];

const bodySchema = z.object({
  text: z.string(),
  model_id: z.string().default('eleven_multilingual_v2'),
  language_code: z.string().length(2).optional(),
  previous_text: z.string().optional(),
  next_text: z.string().optional(),
  voice_settings: z
    .object({
      stability: z.number().min(0).max(1).optional(),
      similarity_boost: z.number().min(0).max(1).optional(),
      style: z.number().min(0).max(1).optional(),
      speed: z.number().min(0.7).max(1.2).optional(),
    })
    .optional(),
});

/** Speaks the parts of ElevenLabs' API that make speech with times and list voices, as its reference describes them. */
export function startElevenlabsServer(settings: ElevenlabsServerSettings): Promise<StandIn> {
  return startStandIn((received): Handled => {
    const key = received.headers['xi-api-key'];
    if (key === undefined)
      return refuse(401, 'needs_authorization', 'Neither authorization header nor xi-api-key received.');
    if (typeof key !== 'string' || !settings.keys.includes(key))
      return refuse(401, 'invalid_api_key', `Invalid API key ${key}`);
    const { method, url } = received;
    if (method === 'GET' && url.pathname === '/v1/voices') return json(200, { voices: listVoices(settings) });
    const voice = /^\/v1\/text-to-speech\/([^/]+)\/with-timestamps$/u.exec(url.pathname)?.[1];
    if (method === 'POST' && voice !== undefined) return speak(settings, decodeURIComponent(voice), received);
    return json(404, { detail: 'Not Found' });
  });
}

function listVoices({ voices }: ElevenlabsServerSettings) {
  return Object.keys(voices).map((id, index) => ({
    voice_id: id,
    name: `Voice ${index + 1}`,
    category: 'premade',
    labels: { gender: index % 2 === 0 ? 'male' : 'female', accent: 'american', language: 'en' },
    verified_languages: [{ language: 'en', model_id: 'eleven_multilingual_v2', accent: 'american', locale: 'en-US' }],
  }));
}

function speak(settings: ElevenlabsServerSettings, voice: string, { url, body }: Received): Handled {
  const asked = parseObject(body);
  const parsed = bodySchema.safeParse(asked);
  if (asked === undefined || !parsed.success) {
    const detail = (parsed.error?.issues ?? []).map(({ path, message }) => ({
      loc: ['body', ...path],
      msg: message,
      type: 'value_error',
    }));
    return json(422, { detail });
  }
  const wrong = findWrong(settings, voice, parsed.data);
  if (wrong !== undefined) return wrong;
  const [format, rate = ''] = (url.searchParams.get('output_format') ?? 'mp3_44100_128').split('_');
  if (format !== 'pcm' && format !== 'wav' && format !== 'mp3')
    return refuse(400, 'invalid_output_format', 'Unknown format.');
  const { text } = parsed.data;
  return {
    speech: {
      voice,
      asked,
      text,
      billed: text.length,
      async make(spoil) {
        const good = await makeSound(settings, { voice, text, sampleRate: Number(rate), spoil: undefined });
        const sound =
          spoil === undefined ? good : await makeSound(settings, { voice, text, sampleRate: Number(rate), spoil });
        const alignment = align(text, good);
        const audio = Buffer.from(encodeSound(sound, format)).toString('base64');
        const headers = { 'character-cost': String(text.length), 'request-id': 'stand-in' };
        return json(200, { audio_base64: audio, alignment, normalized_alignment: alignment }, headers);
      },
      refuse: refuseFor,
    },
  };
}

function findWrong(
  { voices }: ElevenlabsServerSettings,
  voice: string,
  {
    text,
    model_id: model,
    language_code: language,
    previous_text: before,
    next_text: after,
  }: z.infer<typeof bodySchema>,
): Answer | undefined {
  const limit = LIMITS[model];
  if (!Object.hasOwn(voices, voice))
    return refuse(404, 'voice_not_found', `A voice with the voice_id ${voice} was not found.`);
  if (limit === undefined) return refuse(400, 'model_not_found', `A model with model ID ${model} does not exist.`);
  if (text.length > limit)
    return refuse(400, 'max_character_limit_exceeded', `This request's text has ${text.length} characters.`);
  if (text.trim() === '') return refuse(400, 'input_text_empty', 'The text is empty.');
  if (language !== undefined && !TAKES_LANGUAGE.includes(model)) {
    return refuse(400, 'unsupported_language', `Model ${model} does not support a language_code.`);
  }
  if (model === 'eleven_v3' && (before ?? after) !== undefined) {
    return refuse(
      400,
      'unsupported_model',
      "Providing previous_text or next_text is not supported with the 'eleven_v3' model.",
    );
  }
  return undefined;
}

/** Every character its share of what is not silent. */
function align(text: string, { samples, sampleRate }: MadeSound) {
  const characters = [...text];
  const first = samples.findIndex((sample) => Math.abs(sample) > 100) / sampleRate;
  const last = samples.findLastIndex((sample) => Math.abs(sample) > 100) / sampleRate;
  const at = (index: number) => Number((first + ((last - first) * index) / characters.length).toFixed(3));
  return {
    characters,
    character_start_times_seconds: characters.map((_, index) => at(index)),
    character_end_times_seconds: characters.map((_, index) => at(index + 1)),
  };
}

function refuseFor(fault: Fault): Answer {
  switch (fault) {
    case 'throttled':
      return refuse(429, 'too_many_concurrent_requests', 'Too many concurrent requests for your subscription.');
    case 'quota':
      return refuse(401, 'quota_exceeded', 'This request exceeds your quota. You have 3 credits remaining.');
    case 'expired':
      return refuse(401, 'invalid_api_key', 'Invalid API key');
    case 'policy':
      return refuse(403, 'content_against_policy', 'The text violates our terms of use.');
    default:
      return json(503, { detail: 'Service Unavailable' });
  }
}

function refuse(status: number, name: string, message: string): Answer {
  return json(status, { detail: { status: name, message } });
}
