import type { DocumentsFile } from '../../model/document.ts';
import type { FoundDocument } from '../../model/script.ts';
import type { SourceRange } from '../../model/source.ts';
import { listLeftOut, repairRemark } from './list-left-out.ts';
import type { FileInput, FileSpeaker, ScriptFile } from './script-file.ts';

/** Documents as found, before they are put together, as a file to read and edit. */
export function fileOfDocuments(
  found: readonly FoundDocument[],
  documents: Pick<DocumentsFile, 'documents' | 'spans' | 'inputs'>,
  inputs: readonly FileInput[],
): ScriptFile {
  const leftOut = listLeftOut({ documents, repeats: [], removed: [], restored: [] });
  return {
    title: found[0]?.title ?? '',
    inputs,
    cast: castOf(found),
    documents: found.map(({ id, title, segments, repairs }) => ({
      id,
      title,
      items: segments.map(({ id: ref, kind, speaker, text, source }) => {
        const own = repairs.filter((repair) => isInside(repair.source, source));
        const remark = repairRemark({ origin: { kind: 'source', source, repairs: own } });
        const said = remark === undefined ? {} : { remark };
        return { kind: 'passage' as const, ref, speaker, text, as: kind, isStruck: false, ...said };
      }),
      leftOut: leftOut.get(id) ?? [],
    })),
  };
}

function castOf(found: readonly FoundDocument[]): FileSpeaker[] {
  const cast = new Map<string, FileSpeaker>();
  for (const { people, segments } of found) {
    const heard = new Set(segments.map(({ speaker }) => speaker));
    for (const { name, role } of people) {
      if (heard.has(name) && !cast.has(name.toLowerCase())) cast.set(name.toLowerCase(), { name, role });
    }
  }
  return [...cast.values()];
}

function isInside(inner: SourceRange, outer: SourceRange): boolean {
  return inner.input === outer.input && inner.start >= outer.start && inner.end <= outer.end;
}
