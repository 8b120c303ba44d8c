import type { ClipsFile, UtteranceClip } from '../../../src/model/clip.ts';
import type { Script, Segment, SegmentKind } from '../../../src/model/script.ts';
import { SAMPLE_RATE } from '../../../src/model/units.ts';
import type { Theme } from '../../../src/stitch/themes.ts';

/** A source of numbers in [0, 1) that gives the same row for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A segment that says `sentences` sentences. */
export function makeSegment(id: string, changes: Partial<Segment> = {}, sentences = 1): Segment {
  const text = 'The ferry to Vessland leaves at noon.';
  return {
    id,
    document: 'd1',
    kind: 'paragraph',
    speaker: 'narrator',
    text,
    sentences: Array.from({ length: sentences }, () => ({ text, plan: [{ kind: 'text', text }] })),
    ssml: '<speak/>',
    origin: { kind: 'source', source: { input: 'i1', start: 0, end: text.length }, repairs: [] },
    ...changes,
  };
}

/** A script of these segments; its documents are those that the segments name. */
export function makeScript(segments: readonly Segment[]): Script {
  const documents = [...new Set(segments.map(({ document }) => document))];
  return {
    format: 'readout-script/1',
    episode: 'harbour/one',
    title: 'News from Vessland',
    language: 'en-GB',
    date: '2026-11-24',
    documents: documents.map((id) => ({
      id,
      kind: 'article',
      title: `Title of ${id}`,
      chapterTitle: `Title of ${id}`,
      language: 'en-GB',
    })),
    speakers: [],
    segments: [...segments],
    leftOut: [],
    warnings: [],
  };
}

/** One clip of a sentence. */
export function makeUtterance(clip: string, samples: number, changes: Partial<UtteranceClip> = {}): UtteranceClip {
  return { sentence: 0, sentences: 1, part: 0, take: clip, clip, samples, breakAfterMs: 0, ...changes };
}

/** `3-clips.json` with these utterances of each segment. */
export function makeClips(utterances: Readonly<Record<string, readonly UtteranceClip[]>>): ClipsFile {
  const segments = Object.entries(utterances).map(([segment, said]) => ({
    format: 'readout-segment-clips/1' as const,
    segment,
    voice: 'tone:one',
    utterances: [...said],
    takesMade: 0,
    takesFound: 0,
    billed: 0,
    warnings: [],
  }));
  return { format: 'readout-clips/1', segments };
}

/** A theme whose pauses differ from one another, so that a test can tell which one was made. */
export function makeTheme(changes: Partial<Theme> = {}): Theme {
  return {
    name: 'test',
    leadInSlots: 13,
    tailMs: 240,
    pauses: {
      sentence: 300,
      paragraph: 600,
      listItem: 450,
      speakerChange: 500,
      beforeHeading: 950,
      afterHeading: 850,
      afterIntro: 900,
      beforeOutro: 1200,
      chapter: 1800,
      beforeChapterSting: 800,
      afterChapterSting: 250,
      afterOpeningSting: 150,
      beforeClosingSting: 550,
    },
    stings: {
      opening: { asset: 'opening', samples: 3 * SAMPLE_RATE, gainDb: 0 },
      chapter: { asset: 'chapter', samples: 1.5 * SAMPLE_RATE, gainDb: -2 },
      closing: { asset: 'closing', samples: 4 * SAMPLE_RATE, gainDb: 0 },
    },
    ...changes,
  };
}

const KINDS: readonly SegmentKind[] = [
  'title',
  'heading',
  'paragraph',
  'turn',
  'list-item',
  'table',
  'quote',
  'opening',
];

/** An episode of any shape: up to four documents, sentences alone, in groups or cut in parts, breaks or none. */
export function makeRandomEpisode(random: () => number): { script: Script; clips: ClipsFile } {
  const below = (limit: number): number => Math.floor(random() * limit);
  const documents = 1 + below(4);
  const segments: Segment[] = [makeSegment('intro', { kind: 'intro' }, 1 + below(3))];
  for (let document = 1; document <= documents; document += 1) {
    const count = 1 + below(8);
    for (let index = 0; index < count; index += 1) {
      const kind = KINDS[below(KINDS.length)] ?? 'paragraph';
      const speaker = ['narrator', 'p1', 'p2'][below(3)] ?? 'narrator';
      segments.push(makeSegment(`d${document}-${index}`, { document: `d${document}`, kind, speaker }, 1 + below(4)));
    }
  }
  segments.push(makeSegment('outro', { kind: 'outro', document: `d${documents}` }));
  const clips = makeClips(Object.fromEntries(segments.map((segment) => [segment.id, sayAtRandom(segment, below)])));
  return { script: makeScript(segments), clips };
}

function sayAtRandom(segment: Segment, below: (limit: number) => number): UtteranceClip[] {
  const utterances: UtteranceClip[] = [];
  let sentence = 0;
  while (sentence < segment.sentences.length) {
    const sentences = 1 + below(segment.sentences.length - sentence);
    const parts = sentences === 1 && below(4) === 0 ? 2 + below(2) : 1;
    for (let part = 0; part < parts; part += 1) {
      const clip = `${segment.id}/${sentence}/${part}`;
      const breakAfterMs = below(5) === 0 ? 250 + below(900) : 0;
      utterances.push(makeUtterance(clip, 1 + below(400_000), { sentence, sentences, part, parts, breakAfterMs }));
    }
    sentence += sentences;
  }
  return utterances;
}
