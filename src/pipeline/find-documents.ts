import { ingest } from '../ingest/ingest.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import type { FoundDocument } from '../model/script.ts';
import type { SourceText, Span } from '../model/source.ts';
import { findSegments } from '../script/find-segments.ts';

/** What `readout script` finds in its inputs, before anything is put together. */
export interface Findings {
  readonly format: 'readout-findings/1';
  readonly inputs: readonly Pick<SourceText, 'id' | 'address' | 'mediaType' | 'sha256' | 'text'>[];
  readonly documents: readonly FoundDocument[];
  /** What becomes of every character of every input. */
  readonly spans: readonly Span[];
}

/** Reads inputs and says what was found. @throws ReadoutError as `ingest` does. */
export async function findDocuments(received: readonly ReceivedInput[], signal: AbortSignal): Promise<Findings> {
  const file = await ingest(received, signal);
  return {
    format: 'readout-findings/1',
    inputs: file.inputs.map(({ id, address, mediaType, sha256, text }) => ({ id, address, mediaType, sha256, text })),
    documents: findSegments(file),
    spans: file.spans,
  };
}

/** The findings as a person reads them: a heading a document, who speaks, then each paragraph under its speaker's name. */
export function describeFindings({ documents }: Findings): string {
  return documents.map(describeDocument).join('\n');
}

function describeDocument({ title, kind, language, people, segments, repairs }: FoundDocument): string {
  const cast = people.filter(({ role }) => role !== 'narrator').map(({ name, role }) => `${name} (${role})`);
  const facts = [`${kind}, ${language}`, ...cast, ...(repairs.length === 0 ? [] : [`${repairs.length} repairs`])];
  const lines = segments
    .filter(({ kind: of, text }) => of !== 'title' || text !== title)
    .map(({ kind: of, speaker, text }) => (of === 'heading' ? `## ${text}` : `**${speaker}:** ${text}`));
  return `${[`# ${title}`, `*${facts.join(' · ')}*`, ...lines].join('\n\n')}\n`;
}
