import type { Capabilities, SsmlElement } from '../../../model/capabilities.ts';

/** How Amazon Polly makes its sound: another sound, other SSML and another price each. */
export type PollyEngine = 'standard' | 'neural' | 'long-form' | 'generative';

const EVERYWHERE: readonly SsmlElement[] = ['speak', 's', 'p', 'sub', 'break', 'mark', 'lang', 'prosody', 'say-as'];

/** Elements by the table of supported SSML tags; one that is partly available counts where the part is what we use. */
const ELEMENTS: Readonly<Record<PollyEngine, ReadonlySet<SsmlElement>>> = {
  standard: new Set([...EVERYWHERE, 'phoneme', 'emphasis']),
  neural: new Set([...EVERYWHERE, 'phoneme']),
  'long-form': new Set([...EVERYWHERE, 'phoneme']),
  // Phonemes are partly available: which is not said, and others are an error.
  generative: new Set(EVERYWHERE),
};

/** Requests side by side and per second that an account may make before it asks for more. */
const QUOTAS: Readonly<Record<PollyEngine, { readonly concurrency: number; readonly requestsPerSecond: number }>> = {
  standard: { concurrency: 16, requestsPerSecond: 80 },
  neural: { concurrency: 8, requestsPerSecond: 8 },
  'long-form': { concurrency: 4, requestsPerSecond: 8 },
  generative: { concurrency: 4, requestsPerSecond: 8 },
};

/** What an engine can do. With speech marks a take covers a whole segment, as its words can be found in it. */
export function pollyCapabilities(engine: PollyEngine, speechMarks: boolean): Capabilities {
  const elements = ELEMENTS[engine];
  return {
    input: 'ssml',
    ssml: {
      elements,
      otherwise: 'error',
      maximumBreakMs: 10_000,
      phonemeAlphabets: new Set(elements.has('phoneme') ? (['ipa', 'x-sampa'] as const) : []),
    },
    // 3,000 billed characters and 6,000 with the markup: counted with the markup, 3,000 keep both whatever the markup is.
    limit: { amount: 3000, unit: 'characters', countsMarkup: true },
    charset: 'unicode',
    isDeterministic: false,
    timing: speechMarks ? 'words' : 'none',
    utterance: speechMarks ? 'segment' : 'sentence',
    ...QUOTAS[engine],
    isBilled: true,
    place: 'network',
  };
}
