import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { OlderMp3, SameFrames } from '../media/copy-frames.ts';
import { encodeFile, type FileJob } from '../media/encode-file.ts';
import { encodeMp3, type Mp3Job } from '../media/encode-mp3.ts';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { fileError } from '../media/ffmpeg-error.ts';
import { frameBytes, frameCount } from '../media/mp3-frame.ts';
import type { CrcPiece } from '../media/piecewise-crc.ts';
import { startAhead } from '../media/start-ahead.ts';
import type { FrameRecord } from '../model/frame-record.ts';
import type { EncodingReason, MasteringReport } from '../model/mastering.ts';
import { findSameFrames } from './find-same-frames.ts';
import { findNewestRecord, readFrameRecord, writeFrameRecord } from './frame-records.ts';

/** A master to be made, and what an earlier one can be compared by. Its name must hold a hash of the job. */
export type MasterJob = Pick<FrameRecord, 'rendition' | 'recipe' | 'gainDb' | 'sounds'> &
  (({ readonly kind: 'mp3' } & Omit<Mp3Job, 'older'>) | ({ readonly kind: 'file' } & FileJob));

/** A master on the disk. */
export interface WrittenMaster {
  readonly bytes: number;
  readonly sha256: string;
  readonly report: MasteringReport;
  /** The earlier master that it was made of, and what is the same in both. */
  readonly older?: { readonly file: string; readonly same: readonly SameFrames[] };
}

/** The master at `job.path`: kept where it is there, else made, an MP3 of an earlier one's frames as far as they are the same. */
export async function keepOrEncode(job: MasterJob, ffmpeg: Ffmpeg, signal: AbortSignal): Promise<WrittenMaster> {
  const [media, file] = [dirname(job.path), basename(job.path)];
  const frames = frameCount(job.samples);
  const about = { file, frames, gainDb: { now: job.gainDb } };
  const kept = await findKept(job, signal);
  if (kept !== undefined) {
    // A build that was killed before it wrote the record: without one the next edit would encode everything.
    if (!kept.isRecorded) await writeRecord(job, kept, []);
    return { bytes: kept.bytes, sha256: kept.sha256, report: { ...about, reason: 'kept', encoded: 0 } };
  }
  const before = await findNewestRecord(media, job.rendition);
  const reason = reasonOf(job, before);
  const made =
    job.kind === 'mp3'
      ? await encodeAgain(job, reason === 'edited' ? before : undefined, ffmpeg, signal)
      : { ...(await encodeFile(job, ffmpeg, signal)), encoded: frames, older: undefined, crcs: [] };
  const { bytes, sha256, encoded, older } = made;
  await writeRecord(job, made, made.crcs);
  const gains = before === undefined ? about.gainDb : { before: before.gainDb, now: job.gainDb };
  const report = { ...about, reason, encoded, gainDb: gains };
  return { bytes, sha256, report, ...(older && before && { older: { file: before.file, same: older.same } }) };
}

/** Keeps what the next edit will go by. CRCs that are not known are reckoned when they are needed. */
async function writeRecord(
  job: MasterJob,
  { bytes, sha256 }: Pick<WrittenMaster, 'bytes' | 'sha256'>,
  pieces: readonly CrcPiece[],
): Promise<void> {
  const [media, file] = [dirname(job.path), basename(job.path)];
  const { rendition, recipe, samples, gainDb, sounds } = job;
  const tagBytes = job.kind === 'mp3' ? job.tag.length : 0;
  const crcs = pieces.map(({ length, crc }): [number, number] => [length, crc]);
  const { mtimeMs: modifiedMs } = await stat(job.path);
  const record = { rendition, file, bytes, sha256, modifiedMs, recipe, tagBytes, crcs, samples, gainDb, sounds };
  await writeFrameRecord(media, { format: 'readout-frames/1', ...record });
}

/** The master that is there already, if it is whole: its record tells, and an MP3's length even without one. */
async function findKept(
  job: MasterJob,
  signal: AbortSignal,
): Promise<{ readonly bytes: number; readonly sha256: string; readonly isRecorded: boolean } | undefined> {
  const record = await readFrameRecord(dirname(job.path), basename(job.path));
  const bytes = job.kind === 'mp3' ? mp3Bytes(job) : record?.bytes;
  if (bytes === undefined) return undefined;
  if (record !== undefined) {
    const isKept = record.bytes === bytes && (await isUntouched(job.path, record, signal));
    return isKept ? { bytes, sha256: record.sha256, isRecorded: true } : undefined;
  }
  const found = await stat(job.path).catch(() => undefined);
  if (found?.size !== bytes) return undefined;
  return { bytes, sha256: await hashFile(job.path, signal), isRecorded: false };
}

/** Whether a file is as its record says: by the time of its last change, or where that is another one, by its bytes. */
async function isUntouched(path: string, record: FrameRecord, signal: AbortSignal): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found?.size !== record.bytes) return false;
  return found.mtimeMs === record.modifiedMs || (await hashFile(path, signal)) === record.sha256;
}

function mp3Bytes(job: Pick<Mp3Job, 'tag' | 'samples' | 'bitrateKbps' | 'channels'>): number {
  return job.tag.length + (frameCount(job.samples) + 1) * frameBytes(job);
}

function reasonOf(job: MasterJob, before: FrameRecord | undefined): EncodingReason {
  if (before === undefined) return 'new';
  if (before.recipe !== job.recipe) return 'other-recipe';
  return before.gainDb === job.gainDb ? 'edited' : 'gain-moved';
}

type MasterMp3Job = Extract<MasterJob, { kind: 'mp3' }>;

/** Encodes an MP3, or what is new in it; other encoders remember too much of what they have heard for that. */
async function encodeAgain(job: MasterMp3Job, before: FrameRecord | undefined, ffmpeg: Ffmpeg, signal: AbortSignal) {
  if (before === undefined) return { ...(await encodeMp3(job, ffmpeg, signal)), older: undefined };
  const isSameSound = JSON.stringify(before.sounds) === JSON.stringify(job.sounds);
  const ahead = isSameSound
    ? undefined
    : startAhead(ffmpeg, { bitrateKbps: job.bitrateKbps, channels: job.channels }, signal);
  try {
    const older = await openOlder(job, before, signal);
    return { ...(await encodeMp3({ ...job, ...(older && { older }) }, ahead?.ffmpeg ?? ffmpeg, signal)), older };
  } finally {
    ahead?.close();
  }
}

async function openOlder(job: MasterMp3Job, before: FrameRecord, signal: AbortSignal): Promise<OlderMp3 | undefined> {
  const path = join(dirname(job.path), before.file);
  // A damaged master would hand its damage on, so it is looked at first: that is much faster than to encode.
  if (!(await isUntouched(path, before, signal))) return undefined;
  const crcs = (before.crcs ?? []).map(([length, crc]) => ({ length, crc }));
  const about = { path, soundStart: before.tagBytes + frameBytes(job), frames: frameCount(before.samples) };
  return { ...about, crcs, same: findSameFrames(before, job) };
}

async function hashFile(path: string, signal: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, { signal }).catch((cause: unknown) => {
    throw fileError(`reading ${path}`, cause, signal);
  });
  return hash.digest('hex');
}
