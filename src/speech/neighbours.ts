import type { Capabilities } from '../model/capabilities.ts';
import type { SpeechRequest } from './tts-provider.ts';

/** A sentence or two: intonation reaches no further. */
const LONGEST = 400;

/** The text around one of a segment's requests, for providers that shape their intonation by it. */
export function neighboursOf(
  bodies: readonly string[],
  index: number,
  around: Pick<SpeechRequest, 'before' | 'after'>,
  { usesNeighbours, input }: Capabilities,
): Pick<SpeechRequest, 'before' | 'after'> {
  if (usesNeighbours !== true || input !== 'text') return {};
  const before = [around.before ?? '', ...bodies.slice(0, index)].join(' ').trim().slice(-LONGEST);
  const after = [...bodies.slice(index + 1), around.after ?? ''].join(' ').trim().slice(0, LONGEST);
  return { ...(before === '' ? {} : { before }), ...(after === '' ? {} : { after }) };
}
