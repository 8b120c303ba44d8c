import type { Script } from '../model/script.ts';
import type { SpokenSegment } from './match-clips.ts';

/** The segments that are told in one go under one title. */
export interface ChapterPlan {
  readonly id: string;
  readonly title: string;
  readonly document: string;
  readonly segments: readonly SpokenSegment[];
}

/**
 * Cuts the episode into chapters: one for each run of segments of a document. Intro and outro have none of their
 * own, so that the first chapter begins at 0 and the last ends with the episode.
 */
export function findChapters(
  script: Pick<Script, 'title' | 'documents'>,
  spoken: readonly SpokenSegment[],
): ChapterPlan[] {
  const documents = documentsOf(script, spoken);
  const runs: { document: string; segments: SpokenSegment[] }[] = [];
  for (const [index, segment] of spoken.entries()) {
    const document = documents[index] ?? '';
    const run = runs.at(-1);
    if (run?.document === document) run.segments.push(segment);
    else runs.push({ document, segments: [segment] });
  }
  return runs.map(({ document, segments }, index) => {
    const earlier = runs.slice(0, index).filter((run) => run.document === document).length;
    const known = script.documents.find(({ id }) => id === document);
    return {
      id: earlier === 0 ? document : `${document}-${earlier + 1}`,
      title: known?.chapterTitle ?? script.title,
      document,
      segments,
    };
  });
}

/** The document that each segment is told under: an intro's is the one after it, an outro's the one before. */
function documentsOf(script: Pick<Script, 'documents'>, spoken: readonly SpokenSegment[]): string[] {
  const first = spoken.find(({ segment }) => !isFrame(segment.kind));
  let current = first?.segment.document ?? script.documents[0]?.id ?? spoken[0]?.segment.document ?? '';
  return spoken.map(({ segment }) => {
    if (!isFrame(segment.kind)) current = segment.document;
    return current;
  });
}

function isFrame(kind: SpokenSegment['segment']['kind']): boolean {
  return kind === 'intro' || kind === 'outro';
}
