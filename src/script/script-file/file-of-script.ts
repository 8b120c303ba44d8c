import type { DocumentsFile } from '../../model/document.ts';
import { RECORDED_VOICE, type Script, type Segment } from '../../model/script.ts';
import { baseOfScript } from '../edits/script-base.ts';
import { listLeftOut, repairRemark } from './list-left-out.ts';
import type { FileInput, FileItem, ScriptFile } from './script-file.ts';

/** What an episode's script file is made of. */
export interface EpisodeScripts {
  /** As it will be heard, with the producer's changes. */
  readonly script: Script;
  /** As Readout wrote it. */
  readonly base: Script;
  readonly documents: DocumentsFile;
  readonly inputs: readonly FileInput[];
}

/** An episode's script as a file to read and edit. */
export function fileOfScript({ script, base, documents, inputs }: EpisodeScripts): ScriptFile {
  const names = new Map(script.speakers.map(({ id, name }) => [id, name]));
  const heard = new Set(script.segments.map(({ id }) => id));
  const restored = script.segments.flatMap(({ origin }) =>
    (origin.kind === 'edit' || origin.kind === 'recording') && origin.was === '' && origin.source !== undefined
      ? [origin.source]
      : [],
  );
  const leftOut = listLeftOut({
    documents,
    repeats: base.leftOut,
    removed: baseOfScript(base).segments.filter(({ id }) => !heard.has(id)),
    restored,
  });
  return {
    episode: script.episode,
    title: script.title,
    inputs,
    cast: script.speakers.map(({ name, role, voice }) => ({
      name,
      role,
      ...(voice === RECORDED_VOICE ? {} : { voice }),
    })),
    documents: base.documents.map(({ id, title }) => ({
      id,
      title: script.documents.find((one) => one.id === id)?.title ?? title,
      items: script.segments
        .filter(({ document }) => document === id)
        .flatMap((segment) => itemsOf(segment, names.get(segment.speaker) ?? segment.speaker)),
      leftOut: leftOut.get(id) ?? [],
    })),
  };
}

function itemsOf(segment: Segment, speaker: string): FileItem[] {
  const { id, kind, text, recording, pauseAfterMs, notes = [] } = segment;
  const remark = repairRemark(segment);
  const recorded = recording && { recording: { file: recording.file, rights: recording.rights } };
  const passage = { kind: 'passage' as const, ref: id, speaker, text, as: kind, isStruck: false };
  return [
    { ...passage, ...recorded, ...(remark === undefined ? {} : { remark }) },
    ...(pauseAfterMs === undefined ? [] : [{ kind: 'pause' as const, ms: pauseAfterMs }]),
    ...notes.map((note) => ({ kind: 'note' as const, text: note })),
  ];
}
