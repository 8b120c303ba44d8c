import type { Block, BlockKind, Document, DocumentsFile, Person } from '../../../src/model/document.ts';
import type { Show } from '../../../src/model/show.ts';

/** A block as a test writes it: kind, speaker's id and its text, which becomes one paragraph of the source. */
export type BlockSketch = readonly [kind: BlockKind, speaker: string, text: string];

/** A document as a test writes it. */
export interface DocumentSketch {
  readonly kind?: Document['kind'];
  readonly title?: string;
  readonly language?: string;
  readonly people?: readonly Person[];
  readonly blocks: readonly BlockSketch[];
}

/** Builds what ingest would write for one input that holds these documents, a line a block. */
export function makeDocuments(...sketches: readonly DocumentSketch[]): DocumentsFile {
  let text = '';
  const documents = sketches.map((sketch, index): Document => {
    const blocks = sketch.blocks.map(([kind, speaker, written]): Block => {
      const start = text.length;
      text += `${written}\n`;
      const end = start + written.length;
      return {
        kind,
        speaker,
        source: { input: 'i1', start, end },
        pieces: [{ kind: 'source', start, end }],
        isOptional: false,
      };
    });
    return {
      id: `d${index + 1}`,
      kind: sketch.kind ?? 'article',
      title: sketch.title ?? sketch.blocks[0]?.[2] ?? '',
      language: sketch.language ?? 'en',
      people: [{ id: 'narrator', name: 'Narrator', role: 'narrator', forms: [] }, ...(sketch.people ?? [])],
      blocks,
    };
  });
  const input = {
    id: 'i1',
    address: '/page.txt',
    mediaType: 'text/plain',
    sha256: '0',
    receivedAt: '2026-11-24T08:00:00Z',
    text,
  };
  const whole = { use: 'spoken' as const, why: 'paragraph', source: { input: 'i1', start: 0, end: text.length } };
  return { format: 'readout-documents/1', inputs: [input], documents, spans: [whole] };
}

/** A show for tests. */
export function makeShow(changes: Partial<Show> = {}): Show {
  return {
    format: 'readout-show/1',
    id: 'default',
    title: 'The Quillby Report',
    author: 'Harbour Press',
    description: 'News from the coast.',
    language: 'en',
    timeZone: 'UTC',
    category: 'News',
    isExplicit: false,
    publicUrl: 'http://127.0.0.1:8787/default/',
    cast: {},
    lexicon: [],
    instance: 'flite',
    templates: {},
    theme: 'default',
    ...changes,
  };
}
