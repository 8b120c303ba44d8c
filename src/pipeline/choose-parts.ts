import { ingest } from '../ingest/ingest.ts';
import { readInput } from '../ingest/read-input.ts';
import type { ReceivedInput } from '../model/received-input.ts';
import { feedItems, isFeed, titledDocuments } from './input-parts.ts';
import type { NamedInput } from './receive-inputs.ts';
import type { EpisodePart } from './request-episode.ts';

/**
 * Decides which parts of the inputs make which episode. Usually all inputs make one, a feed giving its newest item; with
 * `each` every document and every item of a feed makes its own, oldest item first.
 */
export async function chooseParts(
  inputs: readonly NamedInput[],
  each: boolean,
  signal: AbortSignal,
): Promise<EpisodePart[][]> {
  if (each) {
    const parts = await Promise.all(inputs.map((input) => allParts(input, signal)));
    return parts.flat().map((part) => [part]);
  }
  return [await Promise.all(inputs.map((input) => onePart(input, signal)))];
}

async function onePart(input: NamedInput, signal: AbortSignal): Promise<EpisodePart> {
  // Reading it here refuses what is no text before anything is made of it.
  const items = feedItems(await readInput(input.received, signal));
  const newest = items.at(-1);
  return newest === undefined ? input : { ...input, part: newest.key, title: newest.title };
}

async function allParts(input: NamedInput, signal: AbortSignal): Promise<EpisodePart[]> {
  const found = isFeed(input.received)
    ? feedItems(await readInput(input.received, signal))
    : await documents(input.received, signal);
  return found.map(({ key, title }) => ({ ...input, part: key, title }));
}

async function documents(received: ReceivedInput, signal: AbortSignal) {
  return titledDocuments(await ingest([received], signal), received.id);
}
