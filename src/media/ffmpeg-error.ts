import { asReadoutError, ReadoutError } from '../model/readout-error.ts';

/** What is known about a run of ffmpeg that went wrong. */
export interface FfmpegFailure {
  /** Program as started. */
  readonly path: string;
  /** What it was doing, to follow "while": `decoding episode.mp3`. */
  readonly doing: string;
  readonly cause?: unknown;
  /** What it wrote on stderr. */
  readonly said?: string;
}

/** The one error for every way in which ffmpeg fails: missing, out of disk, stopped, killed, or a complaint of its own. */
export function ffmpegError({ path, doing, cause, said = '' }: FfmpegFailure, signal?: AbortSignal): ReadoutError {
  if (signal?.aborted || cause instanceof ReadoutError) return fileError(doing, cause, signal);
  const code = errorCode(cause);
  if (code === 'ENOENT' || code === 'EACCES') return missingError(path, cause);
  if (isFull(code) || /No space left on device|Disk quota exceeded/u.test(said)) return fullError(doing, cause);
  const refused = REFUSED.exec(said);
  if (refused !== null) return formatError(doing, refused[1], withWords(cause, said));
  if (UNREADABLE.test(said)) {
    return new ReadoutError('bad-file', `ffmpeg found no sound it can read while ${doing}.`, {
      hint: 'Check that it is a sound file, and a whole one.',
      cause: withWords(cause, said),
    });
  }
  const message = cause instanceof Error ? cause.message : '';
  const complaint = said.trim().split('\n').slice(-2).join(' ').slice(-400);
  return new ReadoutError('tool-failed', `ffmpeg failed while ${doing}: ${complaint || message || 'no reason given'}`, {
    hint: 'Run `readout doctor` to see whether ffmpeg is in order, then run the command again.',
    cause,
  });
}

// What ffmpeg says of the file, not of itself.
const UNREADABLE =
  /Invalid data found|No such file|does not contain any stream|matches no streams|moov atom not found/u;
// `[hls @ 0x55c91c03f940] Format not on whitelist 'wav,mp3'`
const REFUSED = /(?:\[(\w\S*) @ \w+\] )?Format not on whitelist/u;

/** The one error for work on a file that went wrong: stopped, out of disk, or what was thrown. */
export function fileError(doing: string, cause: unknown, signal?: AbortSignal): ReadoutError {
  if (signal?.aborted) return new ReadoutError('stopped', `Stopped while ${doing}.`, { cause: signal.reason });
  return isFull(errorCode(cause)) ? fullError(doing, cause) : asReadoutError(cause);
}

/** The system's code of an error (`ENOENT`), where it has one. */
export function errorCode(thrown: unknown): string | undefined {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : undefined;
}

function isFull(code: string | undefined): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function fullError(doing: string, cause: unknown): ReadoutError {
  return new ReadoutError('disk-full', `The disk is full: Readout stopped while ${doing}.`, {
    hint: 'Free some space and run the command again; finished work is kept.',
    cause,
  });
}

/** A format that ffmpeg knows and Readout does not let it open: rare ones, and all that lead to other files, as playlists do. */
function formatError(doing: string, format: string | undefined, cause: unknown): ReadoutError {
  const name = format === undefined ? 'a format' : `the format "${format}"`;
  return new ReadoutError('bad-file', `Readout met ${name}, which it does not open, while ${doing}.`, {
    hint: 'Convert the file to WAV or FLAC, and use that instead.',
    cause,
  });
}

/** The error behind a failure, with what ffmpeg wrote. */
function withWords(cause: unknown, said: string): unknown {
  return cause instanceof Error ? new Error(`${cause.message}\n${said}`) : cause;
}

function missingError(path: string, cause: unknown): ReadoutError {
  return new ReadoutError('tool-missing', `ffmpeg is missing: "${path}" cannot be started.`, {
    hint: 'Install it (Debian and Ubuntu: `apt-get install ffmpeg`, macOS: `brew install ffmpeg`), or name it in READOUT_FFMPEG.',
    cause,
  });
}
