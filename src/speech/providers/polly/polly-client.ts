import type { DescribeVoicesCommandOutput, PollyClient, SynthesizeSpeechCommandInput } from '@aws-sdk/client-polly';
import { ReadoutError } from '../../../model/readout-error.ts';
import type { Ms } from '../../../model/units.ts';
import { stopped, throwIfStopped } from '../../stopped.ts';
import type { PollyEngine } from './polly-engines.ts';
import { pollyError } from './polly-error.ts';

/** The package that is installed only by those who use Polly. */
export const POLLY_PACKAGE = '@aws-sdk/client-polly';
/** How it comes there: in the version that is tested, as those of 2027 and later need Node 22. */
export const POLLY_INSTALL = `npm install ${POLLY_PACKAGE}@3.1142.0`;

/** Where requests go. */
export interface PollyAddress {
  readonly instance: string;
  readonly region: string | undefined;
  /** Another address than Amazon's own. */
  readonly endpoint: string | undefined;
}

/** An answer as received. */
export interface PollyAnswer {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** Characters billed, by Polly's own count. */
  readonly billed: number | undefined;
}

/** The three requests that are made. All fail with ReadoutError; nothing is tried twice here, as every try may be billed. */
export interface PollyCalls {
  synthesize(input: SynthesizeSpeechCommandInput, signal: AbortSignal | undefined): Promise<PollyAnswer>;
  describeVoices(engine: PollyEngine): Promise<NonNullable<DescribeVoicesCommandOutput['Voices']>>;
  close(): void;
}

/** 3,000 characters are some four minutes of speech, which the slowest engine makes faster than that. */
const REQUEST_TIMEOUT_MS: Ms = 120_000;

type Sdk = typeof import('@aws-sdk/client-polly');

/**
 * Loads the SDK and makes a client with it when first asked; credentials are found by the SDK itself, where all of AWS's
 * tools look for them (environment, profile, role). @throws ReadoutError `tool-missing` where the package is not installed.
 */
export function createPollyCalls(address: PollyAddress): PollyCalls {
  let opening: Promise<{ sdk: Sdk; client: PollyClient }> | undefined;
  const open = () => {
    opening ??= loadSdk().then((sdk) => ({ sdk, client: createClient(sdk, address) }));
    return opening;
  };
  return {
    async synthesize(input, signal) {
      throwIfStopped(signal);
      const { sdk, client } = await open();
      try {
        const options = signal === undefined ? {} : { abortSignal: signal };
        const output = await client.send(new sdk.SynthesizeSpeechCommand(input), options);
        const bytes = (await readAll(output.AudioStream?.transformToByteArray(), signal)) ?? new Uint8Array();
        return { bytes, mediaType: output.ContentType ?? '', billed: output.RequestCharacters };
      } catch (error) {
        if (signal?.aborted === true) throw stopped(signal.reason);
        throw pollyError(address.instance, error);
      }
    },
    async describeVoices(engine) {
      const { sdk, client } = await open();
      try {
        return await listPages(sdk, client, engine);
      } catch (error) {
        throw pollyError(address.instance, error);
      }
    },
    close() {
      void opening?.then(({ client }) => client.destroy()).catch(() => {});
      opening = undefined;
    },
  };
}

async function loadSdk(): Promise<Sdk> {
  try {
    return await import('@aws-sdk/client-polly');
  } catch (cause) {
    throw new ReadoutError('tool-missing', `The package ${POLLY_PACKAGE} is not installed.`, {
      hint: `Run \`${POLLY_INSTALL}\`.`,
      cause,
    });
  }
}

function createClient(sdk: Sdk, { region, endpoint }: PollyAddress): PollyClient {
  return new sdk.PollyClient({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts: 1,
    // By HTTP/2, which is the SDK's own choice for Polly.
    requestHandler: { requestTimeout: REQUEST_TIMEOUT_MS },
  });
}

async function listPages(sdk: Sdk, client: PollyClient, engine: PollyEngine) {
  const voices: NonNullable<DescribeVoicesCommandOutput['Voices']> = [];
  let next: string | undefined;
  do {
    const page = next === undefined ? {} : { NextToken: next };
    const command = new sdk.DescribeVoicesCommand({ Engine: engine, IncludeAdditionalLanguageCodes: true, ...page });
    const output = await client.send(command);
    voices.push(...(output.Voices ?? []));
    next = output.NextToken;
  } while (next !== undefined);
  return voices;
}

/** The SDK's signal ends with the head of the answer: the body is read to its end, or left here. */
function readAll(
  reading: Promise<Uint8Array> | undefined,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> | undefined {
  if (reading === undefined || signal === undefined) return reading;
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(stopped(signal.reason));
    const onAbort = () => reject(stopped(signal.reason));
    signal.addEventListener('abort', onAbort, { once: true });
    reading.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
