import { z } from 'zod';
import type { Fault } from './faults.ts';
import { encodeSound, makeSound, type SoundMaker } from './make-sound.ts';
import type { Received } from './open-server.ts';
import { type Answer, type Handled, json, parseObject, type StandIn, startStandIn } from './stand-in.ts';

/** How the server is set up. */
export interface OpenaiServerSettings extends SoundMaker {
  /** Keys that are accepted; undefined: it asks for none, as compatible services do. */
  readonly keys?: readonly string[];
  readonly models?: readonly string[];
  /** Lists its voices under `/v1/audio/voices`, which only compatible services do. */
  readonly listsVoices?: boolean;
  /** What a throttled answer asks for. Default 1. */
  readonly retryAfterSeconds?: number;
}

const SAMPLE_RATE = 24_000;
const TYPES = { mp3: 'audio/mpeg', flac: 'audio/flac', wav: 'audio/wav', pcm: 'audio/pcm' } as const;

const bodySchema = z.object({
  model: z.string(),
  input: z.string().min(1),
  voice: z.string(),
  instructions: z.string().max(4096).optional(),
  response_format: z.enum(['mp3', 'flac', 'wav', 'pcm']).default('mp3'),
  speed: z.number().min(0.25).max(4).optional(),
});

/** Speaks OpenAI's `/v1/audio/speech` as its reference describes it. */
export function startOpenaiServer(settings: OpenaiServerSettings): Promise<StandIn> {
  return startStandIn((received): Handled => {
    const denied = denyKey(received, settings.keys);
    if (denied !== undefined) return denied;
    switch (`${received.method} ${received.url.pathname}`) {
      case 'GET /v1/models':
        return json(200, { object: 'list', data: modelsOf(settings).map((id) => ({ id, object: 'model' })) });
      case 'GET /v1/audio/voices':
        if (settings.listsVoices === true) return json(200, { voices: Object.keys(settings.voices) });
        return refuse(404, 'Invalid URL (GET /v1/audio/voices)', 'invalid_request_error');
      case 'POST /v1/audio/speech':
        return speak(settings, received);
      default:
        return refuse(404, `Invalid URL (${received.method} ${received.url.pathname})`, 'invalid_request_error');
    }
  });
}

function modelsOf({ models = ['gpt-4o-mini-tts', 'tts-1', 'tts-1-hd'] }: OpenaiServerSettings): readonly string[] {
  return models;
}

function denyKey({ headers }: Received, keys: readonly string[] | undefined): Answer | undefined {
  if (keys === undefined) return undefined;
  const key = /^Bearer (.+)$/u.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) return refuse(401, "You didn't provide an API key.", 'invalid_request_error');
  // The real service hides most of the key; others quote it whole.
  return keys.includes(key)
    ? undefined
    : refuse(401, `Incorrect API key provided: ${key}.`, 'invalid_request_error', 'invalid_api_key');
}

function speak(settings: OpenaiServerSettings, { body, headers }: Received): Handled {
  if (!/^application\/json/u.test(headers['content-type'] ?? '')) {
    return refuse(400, 'The content type must be application/json.', 'invalid_request_error');
  }
  const asked = parseObject(body);
  const parsed = bodySchema.safeParse(asked);
  if (asked === undefined || !parsed.success)
    return refuse(400, parsed.error?.message ?? 'not JSON', 'invalid_request_error');
  const { model, input, voice, response_format: format } = parsed.data;
  if ([...input].length > 4096) {
    return refuse(
      400,
      'String should have at most 4096 characters',
      'invalid_request_error',
      'string_above_max_length',
    );
  }
  if (!modelsOf(settings).includes(model)) {
    return refuse(
      404,
      `The model \`${model}\` does not exist or you do not have access to it.`,
      'invalid_request_error',
      'model_not_found',
    );
  }
  if (!Object.hasOwn(settings.voices, voice)) return refuse(400, `Unknown voice: ${voice}`, 'invalid_request_error');
  return {
    speech: {
      voice,
      asked,
      text: input,
      billed: input.length,
      async make(spoil) {
        const sound = await makeSound(settings, { voice, text: input, sampleRate: SAMPLE_RATE, spoil });
        return { status: 200, headers: { 'content-type': TYPES[format] }, body: encodeSound(sound, format) };
      },
      refuse: (fault) => refuseFor(fault, settings.retryAfterSeconds ?? 1),
    },
  };
}

function refuseFor(fault: Fault, retryAfterSeconds: number): Answer {
  switch (fault) {
    case 'throttled':
      return refuse(
        429,
        'Rate limit reached for requests. Please try again in 1s.',
        'requests',
        'rate_limit_exceeded',
        {
          'retry-after': String(retryAfterSeconds),
          'x-ratelimit-remaining-requests': '0',
        },
      );
    case 'quota':
      return refuse(
        429,
        'You exceeded your current quota, please check your plan.',
        'insufficient_quota',
        'insufficient_quota',
      );
    case 'expired':
      return refuse(401, 'Your API key has expired.', 'invalid_request_error', 'invalid_api_key');
    case 'policy':
      return refuse(
        400,
        'Your request was rejected by our safety system.',
        'invalid_request_error',
        'content_policy_violation',
      );
    default:
      return refuse(503, 'The engine is currently overloaded, please try again later.', 'server_error');
  }
}

function refuse(
  status: number,
  message: string,
  type: string,
  code: string | null = null,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return json(status, { error: { message, type, param: null, code } }, { 'x-request-id': 'req_stand_in', ...headers });
}
