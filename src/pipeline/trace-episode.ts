import { clipsFileSchema, type UtteranceClip } from '../model/clip.ts';
import { type DocumentsFile, documentsFileSchema } from '../model/document.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { type Origin, type Recording, type Script, type Segment, scriptSchema } from '../model/script.ts';
import type { SourceRange } from '../model/source.ts';
import { spokenText } from '../model/speech-plan.ts';
import { type Cue, type TimelineFile, timelineFileSchema } from '../model/timeline.ts';
import { type Ms, toMs, toSamples } from '../model/units.ts';
import { locateSentences } from '../script/locate-sentences.ts';
import { readJson, requireJson } from '../store/json-file.ts';
import { artefactFile } from '../store/paths.ts';
import { findInManifest, voiceOf } from './speech-plan.ts';

/** Where a segment comes from and where it went. */
export interface Trace {
  readonly segment: string;
  readonly chapter: string;
  readonly speaker: { readonly name: string; readonly voice: string };
  readonly text: string;
  readonly ssml: string;
  readonly origin: Origin;
  /** What is heard in place of a voice. */
  readonly recording?: Recording;
  /** The very words of the source, where it has any. */
  readonly source?: { readonly address: string; readonly range: SourceRange; readonly text: string };
  /** When it sounds, where it is stitched. */
  readonly startMs?: Ms;
  readonly endMs?: Ms;
  readonly takes: readonly Pick<UtteranceClip, 'take' | 'clip'>[];
  /** Each sentence on its own: of a moment, only the one that sounds then. */
  readonly sentences: readonly SentenceTrace[];
}

/** Where one sentence comes from and where it went. */
export interface SentenceTrace {
  readonly text: string;
  /** In the words in which it is said: numbers and abbreviations spoken out. */
  readonly said: string;
  /** The very sentence in the source, exact to the character. */
  readonly source?: { readonly range: SourceRange; readonly text: string };
  readonly startMs?: Ms;
  readonly endMs?: Ms;
  /** What was bought for it and the sounds made from that. */
  readonly takes: readonly Pick<UtteranceClip, 'take' | 'clip'>[];
}

/** What a trace asks about. */
export type TraceQuestion =
  | { readonly kind: 'all' }
  | { readonly kind: 'segment'; readonly id: string }
  | { readonly kind: 'moment'; readonly atMs: Ms };

/** Looks up segments of an episode in its source and in its sound. @throws ReadoutError `bad-usage` where there is none such. */
export async function traceEpisode(home: string, episode: EpisodeReference, question: TraceQuestion): Promise<Trace[]> {
  const script = await requireJson(artefactFile(home, episode, 'script'), scriptSchema);
  const documents = await requireJson(artefactFile(home, episode, 'ingest'), documentsFileSchema);
  const timeline = await readJson(artefactFile(home, episode, 'stitch'), timelineFileSchema);
  const clips = await readJson(artefactFile(home, episode, 'speech'), clipsFileSchema);
  return chooseSegments(script, timeline, question).map(({ segment, sentence: only }): Trace => {
    const { speaker } = findInManifest(script, segment.id);
    const range = 'source' in segment.origin ? segment.origin.source : undefined;
    const input = documents.inputs.find(({ id }) => id === range?.input);
    const source =
      range === undefined || input === undefined
        ? {}
        : { source: { address: input.address, range, text: input.text.slice(range.start, range.end) } };
    const spoken = clips?.segments.find(({ segment: id }) => id === segment.id)?.utterances ?? [];
    return {
      segment: segment.id,
      chapter: script.documents.find(({ id }) => id === segment.document)?.chapterTitle ?? '',
      speaker: { name: speaker.name, voice: voiceOf(segment, speaker) },
      text: segment.text,
      ssml: segment.ssml,
      origin: segment.origin,
      ...(segment.recording === undefined ? {} : { recording: segment.recording }),
      ...source,
      ...timesOf(clipCues(segment, timeline)),
      takes: spoken.map(({ take, clip }) => ({ take, clip })),
      sentences: traceSentences(segment, { documents, spoken, timeline }).filter(
        (_sentence, index) => only === undefined || index === only,
      ),
    };
  });
}

/** A segment, and the one sentence of it that is asked about. */
interface Chosen {
  readonly segment: Segment;
  readonly sentence?: number;
}

function chooseSegments(script: Script, timeline: TimelineFile | undefined, question: TraceQuestion): Chosen[] {
  switch (question.kind) {
    case 'all':
      return script.segments.map((segment) => ({ segment }));
    case 'segment': {
      const found = script.segments.filter(({ id }) => id === question.id);
      if (found.length > 0) return found.map((segment) => ({ segment }));
      throw new ReadoutError('bad-usage', `Episode ${script.episode} has no segment "${question.id}".`, {
        hint: `List them with \`readout trace ${script.episode}\`.`,
      });
    }
    case 'moment':
      return [segmentAt(script, timeline, question.atMs)];
  }
}

/** The segment that sounds at a moment, or in a pause the one before it. */
function segmentAt(script: Script, timeline: TimelineFile | undefined, atMs: Ms): Chosen {
  if (timeline === undefined) {
    throw new ReadoutError('bad-usage', `Episode ${script.episode} is not stitched yet, so no moment of it sounds.`, {
      hint: 'Look a segment up with --segment instead.',
    });
  }
  const at = toSamples(atMs);
  const spoken = timeline.cues.filter((cue) => cue.kind === 'clip');
  const cue = spoken.findLast((candidate) => candidate.at <= at) ?? spoken[0];
  const segment = script.segments.find(({ id }) => id === cue?.segment);
  if (segment !== undefined && cue !== undefined && at < timeline.samples) return { segment, sentence: cue.sentence };
  throw new ReadoutError(
    'bad-usage',
    `Nothing sounds there: the episode is ${Math.floor(toMs(timeline.samples) / 1000)} s long.`,
  );
}

function timesOf(cues: readonly { readonly at: number; readonly samples: number }[]): Pick<Trace, 'startMs' | 'endMs'> {
  const first = cues[0];
  const last = cues.at(-1);
  return first === undefined || last === undefined
    ? {}
    : { startMs: Math.round(toMs(first.at)), endMs: Math.round(toMs(last.at + last.samples)) };
}

function traceSentences(
  segment: Segment,
  {
    documents,
    spoken,
    timeline,
  }: {
    readonly documents: DocumentsFile;
    readonly spoken: readonly UtteranceClip[];
    readonly timeline: TimelineFile | undefined;
  },
): SentenceTrace[] {
  const ranges = locateSentences(segment, documents);
  return segment.sentences.map(({ text, plan }, index): SentenceTrace => {
    const range = ranges[index];
    const input = documents.inputs.find(({ id }) => id === range?.input);
    const holds = (part: { readonly sentence: number; readonly sentences: number }) =>
      part.sentence <= index && index < part.sentence + part.sentences;
    const cues = clipCues(segment, timeline).filter(holds);
    return {
      text,
      said: spokenText(plan),
      ...(range === undefined || input === undefined
        ? {}
        : { source: { range, text: input.text.slice(range.start, range.end) } }),
      ...timesOf(cues),
      takes: spoken.filter(holds).map(({ take, clip }) => ({ take, clip })),
    };
  });
}

function clipCues({ id }: Segment, timeline: TimelineFile | undefined): Extract<Cue, { kind: 'clip' }>[] {
  return timeline?.cues.filter((cue) => cue.kind === 'clip').filter(({ segment }) => segment === id) ?? [];
}
