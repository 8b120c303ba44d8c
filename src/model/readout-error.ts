/**
 * Every way in which Readout can refuse or fail, by stable code.
 * `input` is the caller's to mend (exit status 2, HTTP 4xx); `failure` is ours or the machine's (exit status 1, HTTP 5xx).
 */
const ERROR_KINDS = {
  'bad-usage': 'input',
  'input-not-found': 'input',
  'input-empty': 'input',
  'input-unreadable': 'input',
  'input-too-large': 'input',
  'input-not-text': 'input',
  'address-refused': 'input',
  'fetch-failed': 'failure',
  'nothing-to-read': 'input',
  'bad-script': 'input',
  'show-not-found': 'input',
  'show-exists': 'input',
  'episode-not-found': 'input',
  'bad-config': 'input',
  'bad-file': 'failure',
  'bad-cover': 'input',
  'instance-not-found': 'input',
  'voice-not-found': 'input',
  'no-voice-for-language': 'input',
  'provider-failed': 'failure',
  'bad-clip': 'failure',
  'budget-exceeded': 'failure',
  'ssml-invalid': 'failure',
  'not-faithful': 'failure',
  'tool-missing': 'failure',
  'tool-failed': 'failure',
  'redis-unreachable': 'failure',
  'disk-full': 'failure',
  'home-not-writable': 'failure',
  'not-publishable': 'failure',
  'address-in-use': 'failure',
  'episode-incomplete': 'failure',
  stopped: 'failure',
  unexpected: 'failure',
} as const;

/** Stable name of an error, for programs to act on. */
export type ErrorCode = keyof typeof ERROR_KINDS;

/** What may come with an error besides its sentence. */
export interface ReadoutErrorDetails {
  /** What the reader can do about it, a full sentence. */
  readonly hint?: string;
  readonly cause?: unknown;
  /** True when the same call may go through later (network, throttling). Default false. */
  readonly isRetryable?: boolean;
  /** How long the service asks to be left alone before that, ms. */
  readonly retryAfterMs?: number;
  /** True where a service said no, and so bills nothing. Default false. */
  readonly isUnbilled?: boolean;
}

/** The one error type that crosses module borders: a stable code, a full sentence naming the thing, and a hint. */
export class ReadoutError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly isUnbilled: boolean;

  constructor(code: ErrorCode, message: string, details: ReadoutErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.name = 'ReadoutError';
    this.code = code;
    this.hint = details.hint;
    this.isRetryable = details.isRetryable ?? false;
    this.retryAfterMs = details.retryAfterMs;
    this.isUnbilled = details.isUnbilled ?? false;
  }
}

/** Whether the caller can mend it (`input`) or not (`failure`). */
export function errorKind(code: ErrorCode): 'input' | 'failure' {
  return ERROR_KINDS[code];
}

/** True for any of our codes; for reading errors back from a file or a queue. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_KINDS, code);
}

/** The error as it is, or an `unexpected` one around whatever was thrown. */
export function asReadoutError(thrown: unknown): ReadoutError {
  if (thrown instanceof ReadoutError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ReadoutError('disk-full', 'The disk is full.', {
      hint: 'Free some space and run the command again; finished work is kept.',
      cause: thrown,
    });
  }
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new ReadoutError('unexpected', `Something unexpected went wrong: ${said}`, { cause: thrown });
}
