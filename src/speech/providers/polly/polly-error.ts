import { ReadoutError } from '../../../model/readout-error.ts';
import { retryAfter } from '../../service/retry-after.ts';
import { kindOfStatus, type RefusalKind, refusalError } from '../../service/service-error.ts';

/** Where the SDK looks for credentials, for hints. */
const KEY_SOURCE = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE,';

const BUSY = /^(?:Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded|SlowDown|PriorRequestNotComplete)/u;
const BROKEN = /^(?:ServiceFailure|InternalFailure|InternalServer|ServiceUnavailable)/u;
const KEY =
  /^(?:UnrecognizedClient|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|InvalidClientTokenId|MissingAuthentication|AccessDenied|ExpiredToken|NotAuthorized|OptInRequired|CredentialsProvider|TokenProvider|RequestExpired)/u;
const QUOTA = /^(?:ServiceQuotaExceeded|PaymentRequired)/u;
const LINE =
  /^(?:TimeoutError|ERR_HTTP2_|NetworkingError|ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/u;

/**
 * A failure of the AWS SDK, understood by its name: throttling is HTTP 400 here, like a bad request. Only name and
 * message are taken over, as the SDK's own error holds the request with its signature.
 */
export function pollyError(instance: string, error: unknown): ReadoutError {
  if (error instanceof ReadoutError) return error;
  const { name, said, status, headers } = describe(error);
  const kind = kindOf(name, status);
  if (kind === 'line') {
    return new ReadoutError('provider-failed', `The line to ${instance} broke or could not be opened: ${name}.`, {
      isRetryable: true,
      hint: 'Check the network, the region and the address; finished takes are kept.',
    });
  }
  const retryAfterMs = retryAfter({ get: (header) => headers[header] ?? null });
  return refusalError({ instance, kind, said, code: name, secret: undefined, keySource: KEY_SOURCE, retryAfterMs });
}

function kindOf(name: string, status: number | undefined): RefusalKind | 'line' {
  if (BUSY.test(name)) return 'busy';
  if (BROKEN.test(name)) return 'broken';
  if (KEY.test(name)) return 'key';
  if (QUOTA.test(name)) return 'quota';
  if (status !== undefined && status >= 300) return kindOfStatus(status);
  // No status, or a good one and then no whole answer.
  return LINE.test(name) || status !== undefined ? 'line' : 'request';
}

interface Described {
  readonly name: string;
  readonly said: string;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

function describe(error: unknown): Described {
  if (!(error instanceof Error)) return { name: 'Error', said: String(error), status: undefined, headers: {} };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const status = numberIn('$metadata' in error ? error.$metadata : undefined, 'httpStatusCode');
  const response = '$response' in error ? error.$response : undefined;
  return {
    name: code !== undefined && LINE.test(code) ? code : nameOf(error),
    said: error.message,
    status: status ?? numberIn(response, 'statusCode'),
    headers: headersIn(response),
  };
}

/** A line that breaks in the middle of an answer comes as a plain Error with a message. */
function nameOf(error: Error): string {
  return /aborted|socket hang up|did not get a response|terminated|premature/iu.test(error.message)
    ? 'ECONNRESET'
    : error.name;
}

function numberIn(holder: unknown, field: string): number | undefined {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const value: unknown = Reflect.get(holder, field);
  return typeof value === 'number' ? value : undefined;
}

function headersIn(response: unknown): Record<string, string> {
  if (typeof response !== 'object' || response === null) return {};
  const headers: unknown = Reflect.get(response, 'headers');
  if (typeof headers !== 'object' || headers === null) return {};
  const texts = Object.entries(headers).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), value]));
}
