import { ingest } from '../ingest/ingest.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import type { FoundDocument } from '../model/script.ts';
import type { LexiconEntry } from '../model/show.ts';
import type { SourceText, Span } from '../model/source.ts';
import { findSegments } from '../script/find-segments.ts';
import { fileOfDocuments } from '../script/script-file/file-of-documents.ts';
import { writeScriptFile } from '../script/script-file/write-script-file.ts';
import type { NamedInput } from './receive-inputs.ts';

/** What `readout script` finds in its inputs, before anything is put together. */
export interface Findings {
  readonly format: 'readout-findings/1';
  readonly inputs: readonly Pick<SourceText, 'id' | 'address' | 'mediaType' | 'sha256' | 'text'>[];
  readonly documents: readonly FoundDocument[];
  /** What becomes of every character of every input. */
  readonly spans: readonly Span[];
}

/** An input, with the name of its copy beside the script file where it cannot be read again as it was. */
export interface FoundInput extends NamedInput {
  readonly copy?: string | undefined;
}

/** Reads inputs and says what was found. @throws ReadoutError as `ingest` does. */
export async function findDocuments(
  received: readonly ReceivedInput[],
  signal: AbortSignal,
  lexicon: readonly LexiconEntry[] = [],
): Promise<Findings> {
  const file = await ingest(received, signal);
  return {
    format: 'readout-findings/1',
    inputs: file.inputs.map(({ id, address, mediaType, sha256, text }) => ({ id, address, mediaType, sha256, text })),
    documents: findSegments(file, lexicon),
    spans: file.spans,
  };
}

/** What is found in inputs as Markdown, for a person to read, edit and build. @throws ReadoutError as `ingest` does. */
export async function writeFoundScript(
  inputs: readonly FoundInput[],
  lexicon: readonly LexiconEntry[],
  signal: AbortSignal,
): Promise<string> {
  const received = inputs.map((input) => input.received);
  const documents = await ingest(received, signal);
  const named = inputs.map(({ kind, identity, copy, received: { id, address, mediaType, sha256 } }) => ({
    id,
    kind,
    address,
    identity,
    mediaType,
    sha256,
    ...(copy === undefined ? {} : { copy }),
  }));
  return writeScriptFile(fileOfDocuments(findSegments(documents, lexicon), documents, named));
}
