import { clipsFileSchema, type UtteranceClip } from '../model/clip.ts';
import { documentsFileSchema } from '../model/document.ts';
import type { EpisodeReference } from '../model/episode.ts';
import { ReadoutError } from '../model/readout-error.ts';
import { type Origin, type Script, type Segment, scriptSchema } from '../model/script.ts';
import type { SourceRange } from '../model/source.ts';
import { type TimelineFile, timelineFileSchema } from '../model/timeline.ts';
import { type Ms, toMs, toSamples } from '../model/units.ts';
import { readJson, requireJson } from '../store/json-file.ts';
import { artefactFile } from '../store/paths.ts';
import { findInManifest } from './speech-plan.ts';

/** Where a segment comes from and where it went. */
export interface Trace {
  readonly segment: string;
  readonly chapter: string;
  readonly speaker: { readonly name: string; readonly voice: string };
  readonly text: string;
  readonly ssml: string;
  readonly origin: Origin;
  /** The very words of the source, where it has any. */
  readonly source?: { readonly address: string; readonly range: SourceRange; readonly text: string };
  /** When it sounds, where it is stitched. */
  readonly startMs?: Ms;
  readonly endMs?: Ms;
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
  return chooseSegments(script, timeline, question).map((segment): Trace => {
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
      speaker: { name: speaker.name, voice: speaker.voice },
      text: segment.text,
      ssml: segment.ssml,
      origin: segment.origin,
      ...source,
      ...timesOf(segment, timeline),
      takes: spoken.map(({ take, clip }) => ({ take, clip })),
    };
  });
}

function chooseSegments(script: Script, timeline: TimelineFile | undefined, question: TraceQuestion): Segment[] {
  switch (question.kind) {
    case 'all':
      return [...script.segments];
    case 'segment': {
      const found = script.segments.filter(({ id }) => id === question.id);
      if (found.length > 0) return found;
      throw new ReadoutError('bad-usage', `Episode ${script.episode} has no segment "${question.id}".`, {
        hint: `List them with \`readout trace ${script.episode}\`.`,
      });
    }
    case 'moment':
      return [segmentAt(script, timeline, question.atMs)];
  }
}

/** The segment that sounds at a moment, or in a pause the one before it. */
function segmentAt(script: Script, timeline: TimelineFile | undefined, atMs: Ms): Segment {
  if (timeline === undefined) {
    throw new ReadoutError('bad-usage', `Episode ${script.episode} is not stitched yet, so no moment of it sounds.`, {
      hint: 'Look a segment up with --segment instead.',
    });
  }
  const at = toSamples(atMs);
  const spoken = timeline.cues.filter((cue) => cue.kind === 'clip');
  const cue = spoken.findLast((candidate) => candidate.at <= at) ?? spoken[0];
  const segment = script.segments.find(({ id }) => id === cue?.segment);
  if (segment !== undefined && at < timeline.samples) return segment;
  throw new ReadoutError(
    'bad-usage',
    `Nothing sounds there: the episode is ${Math.floor(toMs(timeline.samples) / 1000)} s long.`,
  );
}

function timesOf(segment: Segment, timeline: TimelineFile | undefined): Pick<Trace, 'startMs' | 'endMs'> {
  const cues = timeline?.cues.filter((cue) => cue.kind === 'clip' && cue.segment === segment.id) ?? [];
  const first = cues[0];
  const last = cues.at(-1);
  return first === undefined || last === undefined
    ? {}
    : { startMs: Math.round(toMs(first.at)), endMs: Math.round(toMs(last.at + last.samples)) };
}
