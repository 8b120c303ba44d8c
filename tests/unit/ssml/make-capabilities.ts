import type { Capabilities, SsmlElement } from '../../../src/model/capabilities.ts';

/** Changes to the capabilities of a plain provider. */
export interface CapabilitySketch extends Partial<Omit<Capabilities, 'ssml' | 'limit'>> {
  readonly elements?: readonly SsmlElement[];
  readonly maximumBreakMs?: number;
  readonly alphabets?: readonly ('ipa' | 'x-sampa')[];
  readonly limit?: Partial<Capabilities['limit']>;
}

/** Capabilities for tests: a provider of plain Unicode text, a sentence at a time, unless changed. */
export function makeCapabilities(sketch: CapabilitySketch = {}): Capabilities {
  const { elements = [], maximumBreakMs = 0, alphabets = [], limit = {}, ...others } = sketch;
  return {
    input: 'text',
    ssml: { elements: new Set(elements), otherwise: 'spoken', maximumBreakMs, phonemeAlphabets: new Set(alphabets) },
    limit: { amount: 5000, unit: 'characters', countsMarkup: false, ...limit },
    charset: 'unicode',
    isDeterministic: true,
    timing: 'none',
    utterance: 'sentence',
    concurrency: 1,
    isBilled: false,
    place: 'local',
    ...others,
  };
}
