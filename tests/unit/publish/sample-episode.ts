import { join } from 'node:path';
import { encodeMp3 } from '../../../src/media/encode-mp3.ts';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { buildId3 } from '../../../src/media/id3.ts';
import type { ClipsFile } from '../../../src/model/clip.ts';
import type { DocumentsFile } from '../../../src/model/document.ts';
import type { Script, Segment } from '../../../src/model/script.ts';
import type { Show } from '../../../src/model/show.ts';
import type { TimelineFile } from '../../../src/model/timeline.ts';
import { FRAME_SAMPLES, toMs } from '../../../src/model/units.ts';
import type { PublishRequest } from '../../../src/publish/publish.ts';
import { writeJson } from '../../../src/store/json-file.ts';
import { artefactFile, mediaFolder } from '../../../src/store/paths.ts';
import { writeShow } from '../../../src/store/shows.ts';

/** Length of each sentence in the sample, in samples: half a second, on a slot. */
export const SENTENCE_SAMPLES = 21 * FRAME_SAMPLES;
const LEAD_IN = 13 * FRAME_SAMPLES;

export const SAMPLE_SHOW: Show = {
  format: 'readout-show/1',
  id: 'harbour',
  title: 'The Ferry Hour',
  author: 'Harbour Radio',
  email: 'desk@harbour.example',
  description: 'Stories from the islands, read aloud by synthetic voices.',
  language: 'en',
  timeZone: 'Europe/Berlin',
  category: 'News > Daily News',
  isExplicit: false,
  publicUrl: 'http://127.0.0.1:8787/harbour/',
  cast: {},
  lexicon: [],
  instance: 'tone',
  templates: {},
  theme: 'default',
};

/** What may differ between sample episodes. */
export interface SampleOptions {
  readonly id?: string;
  readonly title?: string;
  readonly date?: string;
  readonly chapterTitles?: readonly [string, string, string];
  readonly guestName?: string;
  readonly firstSentence?: string;
  readonly show?: Partial<Show>;
}

function segment(id: string, document: string, kind: Segment['kind'], speaker: string, texts: string[]): Segment {
  return {
    id,
    document,
    kind,
    speaker,
    text: texts.join(' '),
    sentences: texts.map((text) => ({ text, plan: [{ kind: 'text', text }] })),
    ssml: '',
    origin: { kind: 'template', template: 'intro', values: {} },
  };
}

/** A script of three documents: two articles and an interview. */
export function sampleScript(options: SampleOptions = {}): Script {
  const [first, second, third] = options.chapterTitles ?? ['The new pier', 'A quiet winter', 'Interview: The new pier'];
  const document = (id: string, kind: 'article' | 'interview', title: string) => ({
    id,
    kind,
    title,
    chapterTitle: title,
    language: 'en',
    address: `https://harbour.example/${id}?a=1&b=2`,
  });
  const speaker = (id: string, name: string, role: Script['speakers'][number]['role']) => ({
    id,
    name,
    role,
    voice: `tone:${id}`,
    language: 'en',
  });
  return {
    format: 'readout-script/1',
    episode: `${options.show?.id ?? SAMPLE_SHOW.id}/${options.id ?? 'pier'}`,
    title: options.title ?? 'The new pier',
    language: 'en',
    date: '2026-11-20',
    documents: [
      document('d1', 'article', first),
      document('d2', 'article', second),
      document('d3', 'interview', third),
    ],
    speakers: [
      speaker('narrator', 'Narrator', 'narrator'),
      speaker('ines', 'Ines Okafor', 'interviewer'),
      speaker('tomas', options.guestName ?? 'Tomás Lind', 'guest'),
    ],
    segments: [
      segment('intro', 'd1', 'intro', 'narrator', ['This is The Ferry Hour.', 'The voices you hear are synthetic.']),
      segment('d1-1', 'd1', 'paragraph', 'narrator', [
        options.firstSentence ??
          'The pier opened on Monday after eleven years of planning, two floods and a long quarrel about the colour of its lamps, which are now green.',
        'Fish & chips cost < 5 crowns --> cheap.',
      ]),
      segment('d2-1', 'd2', 'paragraph', 'narrator', ['Nothing happened in winter.']),
      segment('d3-1', 'd3', 'turn', 'ines', ['Who paid for the lamps?']),
      segment('d3-2', 'd3', 'turn', 'tomas', ['We all did.', 'Gladly.']),
      segment('d3-3', 'd3', 'turn', 'tomas', ['Ask me again in spring.']),
      segment('outro', 'd3', 'outro', 'narrator', ['That was The Ferry Hour.']),
    ],
    leftOut: [],
    warnings: [],
  };
}

/** Clips for every sentence of a script. */
export function sampleClips(script: Script): ClipsFile {
  return {
    format: 'readout-clips/1',
    segments: script.segments.map(({ id, sentences }) => ({
      format: 'readout-segment-clips/1',
      segment: id,
      voice: 'tone:narrator',
      utterances: sentences.map((_, sentence) => ({
        sentence,
        sentences: 1,
        part: 0,
        take: `take-${id}-${sentence}`,
        clip: `clip-${id}-${sentence}`,
        samples: SENTENCE_SAMPLES,
        breakAfterMs: 0,
      })),
      takesMade: sentences.length,
      takesFound: 0,
      billed: 0,
      warnings: [],
    })),
  };
}

/** A timeline with one clip after the other; each document is a chapter. */
export function sampleTimeline(script: Script, clips: ClipsFile): TimelineFile {
  const cues: TimelineFile['cues'] = [{ kind: 'sting', at: 0, samples: FRAME_SAMPLES, asset: 'sting', gainDb: 0 }];
  const starts = new Map<string, number>();
  let at = LEAD_IN;
  for (const [index, { segment, utterances }] of clips.segments.entries()) {
    const document = script.segments[index]?.document ?? '';
    if (!starts.has(document)) starts.set(document, starts.size === 0 ? 0 : at);
    for (const { clip, samples, sentence, sentences } of utterances) {
      cues.push({ kind: 'clip', at, samples, clip, segment, sentence, sentences });
      at += samples + 10 * FRAME_SAMPLES;
    }
  }
  const begun = [...starts];
  const chapters = begun.map(([document, start], index) => ({
    id: document,
    title: script.documents.find(({ id }) => id === document)?.chapterTitle ?? '',
    document,
    at: start,
    end: begun[index + 1]?.[1] ?? at,
  }));
  return { format: 'readout-timeline/1', sampleRate: 48_000, samples: at, cues, chapters, masters: [] };
}

/** Makes a finished episode in a data folder, MP3 and all, as far as publish finds it. */
export async function makeSampleEpisode(home: string, options: SampleOptions = {}): Promise<PublishRequest> {
  const show = { ...SAMPLE_SHOW, ...options.show };
  const episode = { show: show.id, id: options.id ?? 'pier' };
  const script = sampleScript(options);
  const clips = sampleClips(script);
  const timeline = await masterSample(home, episode, show, script, sampleTimeline(script, clips));
  const documents: DocumentsFile = { format: 'readout-documents/1', inputs: [], documents: [], spans: [] };
  await writeShow(home, show);
  await writeJson(artefactFile(home, episode, 'ingest'), documents);
  await writeJson(artefactFile(home, episode, 'script'), script);
  await writeJson(artefactFile(home, episode, 'speech'), clips);
  await writeJson(artefactFile(home, episode, 'stitch'), timeline);
  const guid = `urn:uuid:00000000-0000-4000-8000-${Buffer.from(episode.id.padEnd(6, '-').slice(0, 6)).toString('hex')}`;
  const firstDate = options.date ?? '2026-11-20T05:30:00.000Z';
  return { home, episode, show, guid, firstDate, documents, script, clips, timeline, ffmpeg: FFMPEG };
}

/** The ffmpeg of this machine. */
export const FFMPEG = createFfmpeg({ path: 'ffmpeg' });

/** A tone wherever a clip is, as loud as an episode has to be. */
async function masterSample(
  home: string,
  episode: PublishRequest['episode'],
  show: Show,
  script: Script,
  timeline: TimelineFile,
): Promise<TimelineFile> {
  const tag = buildId3({
    title: script.title,
    show: show.title,
    artist: show.author,
    date: script.date,
    language: script.language,
    comment: 'The voices are synthetic.',
    chapters: timeline.chapters.map(({ id, title, at, end }) => ({
      id,
      title,
      startMs: toMs(at),
      endMs: toMs(end),
    })),
  });
  const clips = timeline.cues.filter(({ kind }) => kind === 'clip');
  const render = (from: number, to: number): Int16Array => {
    const samples = new Int16Array(to - from);
    for (const { at, samples: length } of clips) {
      for (let index = Math.max(from, at); index < Math.min(to, at + length); index += 1)
        samples[index - from] = Math.round(6600 * Math.sin((2 * Math.PI * 997 * index) / 48_000));
    }
    return samples;
  };
  const file = 'podcast-0123456789abcdef.mp3';
  const path = join(mediaFolder(home, episode), file);
  const format = { bitrateKbps: 96, channels: 1 };
  const made = await encodeMp3({ ...format, path, tag, samples: timeline.samples, render, workers: 1 }, FFMPEG);
  const master = {
    rendition: 'podcast',
    file,
    mediaType: 'audio/mpeg',
    bytes: made.bytes,
    sha256: made.sha256,
    samples: timeline.samples,
    lufs: -16,
    truePeak: -14,
    gainDb: 0,
  };
  return { ...timeline, masters: [master] };
}
