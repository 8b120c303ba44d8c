import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createFfmpeg } from '../../src/media/ffmpeg.ts';
import type { UtteranceClip } from '../../src/model/clip.ts';
import type { EncodingReason, MasteringReport } from '../../src/model/mastering.ts';
import type { Segment } from '../../src/model/script.ts';
import type { Rendition } from '../../src/model/show.ts';
import type { TimelineFile } from '../../src/model/timeline.ts';
import { stitch } from '../../src/stitch/stitch.ts';
import { episodeFolder, mediaFolder } from '../../src/store/paths.ts';
import { makeVoice, storeClip } from '../../tests/unit/stitch/make-voice.ts';
import {
  createRandom,
  makeClips,
  makeScript,
  makeSegment,
  makeUtterance,
} from '../../tests/unit/stitch/random-episode.ts';

/** A segment with what was said for it. */
interface Line {
  readonly segment: Segment;
  readonly utterance: UtteranceClip;
}

/** What a row of random edits showed. */
export interface EditOutcome {
  readonly edits: number;
  /** A sentence for each master that is not what a clean build gives. */
  readonly faults: readonly string[];
  /** Frames of all masters, and how many of them had to be encoded. */
  readonly frames: number;
  readonly encoded: number;
  readonly reasons: Readonly<Partial<Record<EncodingReason, number>>>;
}

const CLIPS = 30;
const EDITED = { show: 'soak', id: 'edited' };
const CLEAN = { show: 'soak', id: 'clean' };
const SHOW = { title: 'Soak', author: 'Soak', description: 'Soak', theme: 'default' };
/** The briefing is made of louder clips of its own, on two channels and at a bitrate at which LAME works in another way. */
const RENDITIONS: readonly Rendition[] = ['podcast', 'briefing'];
const FFMPEG = createFfmpeg({ path: 'ffmpeg' });
const EDITS = ['change', 'insert', 'delete', 'move', 'retime', 'gain'] as const;

/**
 * Edits an episode of 30 clips at random, so many times in a row, and masters it after each edit: once on top of the master
 * before, once from nothing. The two must be the same byte for byte. `home` is an empty folder for its data.
 */
export async function editMasters(
  home: string,
  edits: number,
  seed: number,
  signal: AbortSignal,
  renditions: readonly Rendition[] = RENDITIONS,
): Promise<EditOutcome> {
  const random = createRandom(seed);
  const make: Make = (episode, lines, onMastered) => build({ home, episode, lines, renditions, onMastered }, signal);
  let lines: readonly Line[] = [];
  for (let clip = 0; clip < CLIPS; clip += 1) lines = [...lines, await makeLine(home, random, clip)];
  const reports: MasteringReport[] = [];
  await make(EDITED, lines);
  const faults: string[] = [];
  for (let edit = 0; edit < edits; edit += 1) {
    const kind = EDITS[edit % EDITS.length] ?? 'change';
    lines = await editAtRandom(home, lines, { kind, number: CLIPS + edit }, random);
    const masters = await Promise.all([make(EDITED, lines, (report) => reports.push(report)), make(CLEAN, lines)]);
    const fault = await compare(home, masters);
    if (fault !== undefined) faults.push(`Edit ${edit + 1} (${kind}, seed ${seed}): ${fault}`);
    await rm(episodeFolder(home, CLEAN), { recursive: true, force: true });
  }
  return { edits, faults, ...count(reports) };
}

interface Build {
  readonly home: string;
  readonly episode: typeof EDITED;
  readonly lines: readonly Line[];
  readonly renditions: readonly Rendition[];
  readonly onMastered: ((report: MasteringReport) => void) | undefined;
}

type Make = (
  episode: typeof EDITED,
  lines: readonly Line[],
  onMastered?: (report: MasteringReport) => void,
) => Promise<TimelineFile>;

async function build(
  { home, episode, lines, renditions, onMastered }: Build,
  signal: AbortSignal,
): Promise<TimelineFile> {
  const script = makeScript(lines.map(({ segment }) => segment));
  const clips = makeClips(Object.fromEntries(lines.map(({ segment, utterance }) => [segment.id, [utterance]])));
  const show = { ...SHOW, renditions: [...renditions] };
  const request = { home, episode, script, clips, show, ffmpeg: FFMPEG, workers: 2 };
  const file = await stitch({ ...request, ...(onMastered && { onMastered }) }, signal);
  const made = file.masters.map(({ rendition }) => rendition).join();
  if (made !== renditions.join()) throw new Error(`What was made is ${made}.`);
  return file;
}

async function compare(home: string, [edited, clean]: readonly TimelineFile[]): Promise<string | undefined> {
  if (JSON.stringify(edited) !== JSON.stringify(clean)) return 'the timelines differ';
  const reports = ['loudness.json', 'loudness.svg', 'peaks.json'];
  for (const file of [...(edited?.masters ?? []).map((master) => master.file), ...reports]) {
    const [one, other] = await Promise.all(
      [EDITED, CLEAN].map((episode) => readFile(join(mediaFolder(home, episode), file))),
    );
    if (one === undefined || other === undefined || !one.equals(other)) return `${file} differs`;
  }
  return undefined;
}

/** A new line of half a second to three; some speak softly, a few are nearly silent for most of their time. */
async function makeLine(home: string, random: () => number, number: number, targetLufs?: number): Promise<Line> {
  const voice = makeVoice(number, 0.5 + 2.5 * random(), [110, 190, 85][number % 3] ?? 110, 0.2 + 0.7 * random());
  if (random() < 0.15) voice.fill(0, Math.round(voice.length * 0.2), Math.round(voice.length * 0.9));
  const key = createHash('sha256').update(`${number}`).digest('hex');
  const { measure } = await storeClip(home, key, voice, targetLufs ?? -19 - (random() < 0.2 ? 3 * random() : 0));
  const document = `d${Math.floor(number / 10) + 1}`;
  const segment = makeSegment(`s${number}`, { document, speaker: `p${number % 3}` });
  return { segment, utterance: makeUtterance(key, measure.samples) };
}

async function editAtRandom(
  home: string,
  lines: readonly Line[],
  { kind, number }: { readonly kind: (typeof EDITS)[number]; readonly number: number },
  random: () => number,
): Promise<readonly Line[]> {
  const at = Math.floor(random() * lines.length);
  const line = lines[at];
  if (line === undefined) return lines;
  switch (kind) {
    case 'change':
      return lines.with(at, { ...line, utterance: (await makeLine(home, random, number)).utterance });
    case 'insert':
      return lines.toSpliced(at, 0, await makeLine(home, random, number));
    case 'delete':
      return lines.toSpliced(at, 1);
    case 'move':
      return lines.toSpliced(at, 1).toSpliced(Math.floor(random() * lines.length), 0, line);
    case 'retime':
      // Also longer than an encoder remembers.
      return lines.with(at, { ...line, utterance: { ...line.utterance, breakAfterMs: Math.floor(random() * 6000) } });
    case 'gain':
      return lines.with(at, { ...line, utterance: (await makeLine(home, random, number, -15)).utterance });
  }
}

function count(reports: readonly MasteringReport[]): Pick<EditOutcome, 'frames' | 'encoded' | 'reasons'> {
  const reasons: Partial<Record<EncodingReason, number>> = {};
  for (const { reason } of reports) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    frames: reports.reduce((sum, { frames }) => sum + frames, 0),
    encoded: reports.reduce((sum, { encoded }) => sum + encoded, 0),
    reasons,
  };
}
