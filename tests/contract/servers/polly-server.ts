import { z } from 'zod';
import type { Fault } from './faults.ts';
import { encodeSound, makeSound, type SoundMaker } from './make-sound.ts';
import type { Received } from './open-server.ts';
import { readSsml } from './polly-ssml.ts';
import { type Answer, type Handled, json, parseObject, type StandIn, startStandIn } from './stand-in.ts';

/** How the server is set up. */
export interface PollyServerSettings extends SoundMaker {
  /** Access key ids that are accepted. */
  readonly keys: readonly string[];
  /** Voices a page of `DescribeVoices`. Default: all. */
  readonly pageSize?: number;
}

const bodySchema = z.object({
  Text: z.string(),
  TextType: z.enum(['text', 'ssml']).default('text'),
  VoiceId: z.string(),
  OutputFormat: z.enum(['pcm', 'mp3', 'ogg_vorbis', 'json']),
  Engine: z.enum(['standard', 'neural', 'long-form', 'generative']).default('standard'),
  SampleRate: z.string().optional(),
  SpeechMarkTypes: z.array(z.enum(['sentence', 'ssml', 'viseme', 'word'])).optional(),
});
type Body = z.infer<typeof bodySchema>;

const TYPES = {
  pcm: 'audio/pcm',
  mp3: 'audio/mpeg',
  ogg_vorbis: 'audio/ogg',
  json: 'application/x-json-stream',
} as const;
const RATES = { pcm: ['8000', '16000'], other: ['8000', '16000', '22050', '24000', '44100', '48000'] } as const;

/** Speaks Amazon Polly's `SynthesizeSpeech` and `DescribeVoices` over REST and JSON, as the API reference describes them. */
export function startPollyServer(settings: PollyServerSettings): Promise<StandIn> {
  return startStandIn((received): Handled => {
    const denied = denyKey(received, settings.keys);
    if (denied !== undefined) return denied;
    switch (`${received.method} ${received.url.pathname}`) {
      case 'GET /v1/voices':
        return describeVoices(settings, received.url);
      case 'POST /v1/speech':
        return speak(settings, received);
      default:
        return refuse(404, 'UnknownOperationException', '');
    }
  }, 2);
}

function denyKey({ headers }: Received, keys: readonly string[]): Answer | undefined {
  const signed =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/\d{8}\/[^/]+\/polly\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/u;
  const key = signed.exec(headers.authorization ?? '')?.[1];
  if (key === undefined) return refuse(403, 'MissingAuthenticationTokenException', 'Missing Authentication Token');
  return keys.includes(key)
    ? undefined
    : refuse(403, 'UnrecognizedClientException', 'The security token included in the request is invalid.');
}

function describeVoices({ voices, pageSize = 1000 }: PollyServerSettings, url: URL): Answer {
  const engine = url.searchParams.get('Engine') ?? 'standard';
  const from = Number(url.searchParams.get('NextToken') ?? 0);
  const names = Object.keys(voices).slice(from, from + pageSize);
  const isMore = from + pageSize < Object.keys(voices).length;
  return json(200, {
    NextToken: isMore ? String(from + pageSize) : null,
    Voices: names.map((Id, index) => ({
      Gender: index % 2 === 0 ? 'Male' : 'Female',
      Id,
      LanguageCode: 'en-US',
      LanguageName: 'US English',
      Name: Id,
      SupportedEngines: [engine],
    })),
  });
}

function speak(settings: PollyServerSettings, { body }: Received): Handled {
  const asked = parseObject(body);
  const parsed = bodySchema.safeParse(asked);
  if (asked === undefined || !parsed.success)
    return refuse(400, 'ValidationException', parsed.error?.message ?? 'not JSON');
  const request = parsed.data;
  const said = request.TextType === 'text' ? { text: request.Text, words: [] } : readSsml(request.Text, request.Engine);
  if (said === undefined) return refuse(400, 'InvalidSsmlException', 'Invalid SSML request');
  const wrong = findWrong(settings, request, said.text);
  if (wrong !== undefined) return wrong;
  const { VoiceId: voice, OutputFormat: format } = request;
  const sampleRate = Number(request.SampleRate ?? (format === 'pcm' ? 16_000 : 24_000));
  const headers = {
    'content-type': TYPES[format],
    'x-amzn-requestcharacters': String(said.text.length),
    'x-amzn-requestid': 'stand-in',
  };
  return {
    speech: {
      voice,
      asked,
      text: said.text,
      billed: said.text.length,
      async make(spoil) {
        const sound = await makeSound(settings, { voice, text: said.text, sampleRate, spoil });
        if (format !== 'json')
          return { status: 200, headers, body: encodeSound(sound, format === 'ogg_vorbis' ? 'ogg' : format) };
        const lengthMs = (sound.samples.length / sampleRate) * 1000;
        const marks = said.words.map((word, index) => ({
          time: Math.round((lengthMs * (index + 0.3)) / said.words.length),
          type: 'word',
          ...word,
        }));
        return { status: 200, headers, body: marks.map((mark) => `${JSON.stringify(mark)}\n`).join('') };
      },
      refuse: refuseFor,
    },
  };
}

function findWrong({ voices }: PollyServerSettings, request: Body, text: string): Answer | undefined {
  const { VoiceId: voice, OutputFormat: format, SampleRate: rate, SpeechMarkTypes: marks } = request;
  if (!Object.hasOwn(voices, voice))
    return refuse(400, 'ValidationException', `Value '${voice}' at 'voiceId' failed to satisfy constraint.`);
  if (text.length > 3000 || request.Text.length > 6000) {
    return refuse(400, 'TextLengthExceededException', 'Maximum text length has been exceeded');
  }
  if ((format === 'json') !== (marks !== undefined)) {
    return refuse(400, 'MarksNotSupportedForFormatException', 'Speech marks are only supported for the json format.');
  }
  const rates: readonly string[] = format === 'pcm' ? RATES.pcm : RATES.other;
  if (format !== 'json' && rate !== undefined && !rates.includes(rate)) {
    return refuse(400, 'InvalidSampleRateException', 'Invalid sample rate.');
  }
  return undefined;
}

function refuseFor(fault: Fault): Answer {
  switch (fault) {
    case 'throttled':
      return refuse(400, 'ThrottlingException', 'Rate exceeded');
    case 'quota':
      return refuse(400, 'ServiceQuotaExceededException', 'You have exceeded a quota.');
    case 'expired':
      return refuse(403, 'ExpiredTokenException', 'The security token included in the request is expired');
    case 'policy':
      return refuse(400, 'InvalidSsmlException', 'Invalid SSML request');
    default:
      return refuse(503, 'ServiceFailureException', 'An unknown condition has caused a service failure.');
  }
}

function refuse(status: number, name: string, message: string): Answer {
  return json(status, { message }, { 'x-amzn-errortype': name });
}
