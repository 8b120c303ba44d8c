import type { FoundDocument, Script, Segment } from '../../model/script.ts';
import type { SourceRange } from '../../model/source.ts';
import { otherIntro } from '../disclose-recordings.ts';

/** A segment as Readout wrote it, for comparison. */
export interface BaseSegment extends Pick<Segment, 'id' | 'document' | 'kind' | 'text' | 'pauseAfterMs'> {
  /** Name shown. */
  readonly speaker: string;
  readonly source?: SourceRange;
  /** Another form of the text that Readout writes: nobody changed it either. */
  readonly otherText?: string;
}

/** A script before any producer changed it. */
export interface ScriptBase {
  readonly title: string;
  readonly documents: readonly { readonly id: string; readonly title: string }[];
  readonly segments: readonly BaseSegment[];
  /** Name in lower case → voice id, where voices are chosen. */
  readonly voices: ReadonlyMap<string, string>;
}

/** What to compare an episode's script file with. */
export function baseOfScript({ title, language, documents, segments, speakers }: Script): ScriptBase {
  const names = new Map(speakers.map(({ id, name }) => [id, name]));
  return {
    title,
    documents,
    segments: segments.map(({ id, document, kind, text, speaker, origin, pauseAfterMs }) => ({
      id,
      document,
      kind,
      text,
      speaker: names.get(speaker) ?? speaker,
      ...(pauseAfterMs === undefined ? {} : { pauseAfterMs }),
      ...('source' in origin && origin.source !== undefined ? { source: origin.source } : {}),
      ...(kind === 'intro' ? { otherText: otherIntro(text, language) } : {}),
    })),
    voices: new Map(speakers.map(({ name, voice }) => [name.toLowerCase(), voice])),
  };
}

/** What to compare the script file of documents as found with. */
export function baseOfDocuments(documents: readonly FoundDocument[]): ScriptBase {
  return {
    title: documents[0]?.title ?? '',
    documents,
    segments: documents.flatMap(({ id: document, segments }) =>
      segments.map(({ id, kind, text, speaker, source }) => ({ id, document, kind, text, speaker, source })),
    ),
    voices: new Map(),
  };
}
