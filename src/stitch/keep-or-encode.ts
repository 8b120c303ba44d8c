import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { encodeMp3, type Mp3Job } from '../media/encode-mp3.ts';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { fileError } from '../media/ffmpeg-error.ts';
import { frameBytes, frameCount } from '../media/mp3-frame.ts';

/** Length and hash of the file at `job.path`, which is encoded only where it is not there yet. Its name must hold a hash of the job. */
export async function keepOrEncode(
  job: Mp3Job,
  ffmpeg: Ffmpeg,
  signal: AbortSignal,
): Promise<{ bytes: number; sha256: string }> {
  const expected = job.tag.length + (frameCount(job.samples) + 1) * frameBytes(job);
  const found = await stat(job.path).catch(() => undefined);
  if (found?.size === expected) return { bytes: expected, sha256: await hashFile(job.path, signal) };
  const { bytes, sha256 } = await encodeMp3(job, ffmpeg, signal);
  return { bytes, sha256 };
}

async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash, { signal }).catch((cause: unknown) => {
    throw fileError(`reading ${path}`, cause, signal);
  });
  return hash.digest('hex');
}
