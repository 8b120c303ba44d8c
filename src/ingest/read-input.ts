import { ReadoutError } from '../model/readout-error.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import { decodeText } from './decode-text.ts';
import { detectMediaType, essence } from './detect-media-type.ts';
import type { RawInput } from './raw-block.ts';
import { isEmpty } from './receive-input.ts';

/** What a reader makes of a decoded text. */
export type ReadText = Pick<RawInput, 'text' | 'blocks' | 'metadata' | 'items'>;

/**
 * Reads an input of any format into blocks that point into its text. Linear in the size of the input.
 * @throws ReadoutError `input-not-text` or `input-empty`.
 */
export async function readInput(received: ReceivedInput, signal: AbortSignal): Promise<RawInput> {
  signal.throwIfAborted();
  const { id, address, bytes } = received;
  // Somebody may have made the record by hand: the bytes have the last word on whether this is text at all.
  const mediaType = detectMediaType({ address, declared: received.mediaType, bytes });
  const { text } = decodeText(bytes, received.mediaType);
  if (!/[^\s\u200b-\u200d\u2060\ufeff]/u.test(text)) throw isEmpty(address);
  const read = await readText(text, essence(mediaType), address);
  signal.throwIfAborted();
  if (read.blocks.length === 0) {
    throw new ReadoutError('nothing-to-read', `${address} holds no text that could be read.`, {
      hint: 'Look at the input: it may be only pictures, scripts or markup.',
    });
  }
  return { id, address, mediaType, ...read };
}

/** A format's reader is loaded when its first input comes: those of pages and Markdown bring large libraries. */
async function readText(text: string, type: string, address: string): Promise<ReadText> {
  switch (type) {
    case 'text/vtt':
    case 'application/x-subrip':
      return (await import('./read-captions.ts')).readCaptions(text);
    case 'application/rss+xml':
    case 'application/atom+xml':
    case 'application/rdf+xml':
    case 'application/feed+json':
      return (await import('./read-feed.ts')).readFeed(text, type, address);
    case 'text/html':
      return (await import('./read-html.ts')).readHtml(text, address);
    case 'text/markdown':
      return (await import('./read-markdown.ts')).readMarkdown(text);
    default:
      return { text, blocks: (await import('./read-plain-text.ts')).readPlainText(text), metadata: {} };
  }
}
