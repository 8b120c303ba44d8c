import { open } from 'node:fs/promises';
import type { Ffmpeg } from '../media/ffmpeg.ts';
import { type FileMeasure, measureFile } from '../media/measure-file.ts';
import type { StretchMeter } from '../media/measure-stretch.ts';
import { type Mp3Info, readMp3Info } from '../media/mp3-info.ts';
import type { Master, TimelineFile } from '../model/timeline.ts';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../model/units.ts';
import { hashFile } from '../store/hash-file.ts';
import { tagChapterFaults } from './chapter-faults.ts';
import type { Fault } from './fault.ts';
import { type Id3Tag, readId3, tagBytes } from './read-id3.ts';

/** Programme loudness of a podcast on a dual-mono meter, and how far it may be off (Apple). */
const TARGET_LUFS = -16;
const TOLERANCE_LU = 1;
/** Highest true peak, measured on the decoded file (Apple). */
const CEILING_DBTP = -1;
/** Frames that a complete tag has. */
const TAG_FRAMES = ['TIT2', 'TPE1', 'TALB', 'TCON', 'TYER', 'COMM', 'CHAP', 'CTOC'];

/** What was found out about a finished MP3. */
export interface MasterReport {
  readonly faults: readonly Fault[];
  /** Of the decoded file; undefined where it could not be decoded. */
  readonly measure: FileMeasure | undefined;
}

/** What a master is held against, and what it is measured with. */
interface MasterSubject {
  readonly timeline: TimelineFile;
  readonly ffmpeg: Pick<Ffmpeg, 'streamFile'>;
  readonly meter?: StretchMeter;
}

/** Examines a finished MP3 as a listener gets it: bytes, frames, tag, and the decoded sound. */
export async function examineMaster(
  path: string,
  master: Master,
  { timeline, ffmpeg, meter }: MasterSubject,
  signal?: AbortSignal,
): Promise<MasterReport> {
  const bytes = await identityFaults(path, master, signal);
  if (bytes.length > 0) return { faults: bytes, measure: undefined };
  const info = await readMp3Info(path);
  const tag = await readTag(path);
  const measure = await measureFile(path, ffmpeg, signal, meter);
  const faults = [
    ...frameFaults(info, timeline),
    ...tagFaults(tag, timeline),
    ...soundFaults(measure, timeline),
    ...(master.samples === timeline.samples ? [] : [fault('The master is not as long as its timeline.')]),
  ];
  return { faults, measure };
}

async function identityFaults(path: string, master: Master, signal?: AbortSignal): Promise<Fault[]> {
  const found = await hashFile(path, signal);
  if (found === undefined) return [fault(`${path} is missing.`)];
  const isSame = found.bytes === master.bytes && found.sha256 === master.sha256;
  return isSame
    ? []
    : [fault(`${path} is not the file that was mastered (${found.bytes} bytes, not ${master.bytes}).`)];
}

async function readTag(path: string): Promise<Id3Tag | undefined> {
  const file = await open(path);
  try {
    const header = Buffer.alloc(10);
    await file.read(header, 0, 10, 0);
    const tag = Buffer.alloc(10 + tagBytes(header));
    await file.read(tag, 0, tag.length, 0);
    return readId3(tag);
  } finally {
    await file.close();
  }
}

function frameFaults(info: Mp3Info, timeline: TimelineFile): Fault[] {
  const frames = Math.ceil(timeline.samples / FRAME_SAMPLES);
  return [
    ...(info.sampleRate === SAMPLE_RATE
      ? []
      : [fault(`The MP3 has a rate of ${info.sampleRate} Hz, not ${SAMPLE_RATE}.`)]),
    ...(info.isConstantBitrate
      ? []
      : [fault('The MP3 has no constant bit rate: players would seek to the wrong place.')]),
    ...(info.strayBytes === 0 ? [] : [fault(`The MP3 ends in ${info.strayBytes} bytes that are no whole frame.`)]),
    ...(info.promisedFrames === info.frames
      ? []
      : [fault(`The MP3 has ${info.frames} frames and its header says ${info.promisedFrames ?? 'nothing'}.`)]),
    ...(info.samples === timeline.samples && info.frames >= frames
      ? []
      : [fault(`The MP3 has ${info.samples} samples, not ${timeline.samples}.`)]),
  ];
}

function tagFaults(tag: Id3Tag | undefined, timeline: TimelineFile): Fault[] {
  if (tag === undefined) return [fault('The MP3 has no ID3v2.3 tag.')];
  const missing = TAG_FRAMES.filter((name) => !tag.frames.includes(name));
  return [
    ...(missing.length === 0 ? [] : [fault(`The tag of the MP3 has no ${missing.join(', ')}.`)]),
    ...tagChapterFaults(tag, timeline),
  ];
}

function soundFaults({ samples, lufs, truePeak }: FileMeasure, timeline: TimelineFile): Fault[] {
  return [
    ...(samples === timeline.samples ? [] : [fault(`The MP3 decodes to ${samples} samples, not ${timeline.samples}.`)]),
    ...(Math.abs(lufs - TARGET_LUFS) <= TOLERANCE_LU
      ? []
      : [
          {
            rule: 'loudness',
            sentence: `The episode has ${lufs.toFixed(1)} LUFS (dual mono), not ${TARGET_LUFS} ±${TOLERANCE_LU}.`,
          },
        ]),
    ...(truePeak <= CEILING_DBTP
      ? []
      : [{ rule: 'peak', sentence: `The episode peaks at ${truePeak.toFixed(1)} dBTP, above ${CEILING_DBTP}.` }]),
  ];
}

function fault(sentence: string): Fault {
  return { rule: 'master', sentence };
}
