import { z } from 'zod';

/** SSML elements that a plan may turn into. */
export type SsmlElement =
  | 'speak'
  | 's'
  | 'p'
  | 'sub'
  | 'phoneme'
  | 'break'
  | 'mark'
  | 'lang'
  | 'prosody'
  | 'emphasis'
  | 'say-as';

/** What a provider does with an element that it does not support. `spoken`: reads the tag aloud. */
export type UnsupportedMarkup = 'error' | 'ignored' | 'spoken' | 'hangs';

/**
 * What a provider can do, as data. Everything that differs between providers is asked here, never by name.
 * Sources of each figure stand beside its value in the provider's file.
 */
export interface Capabilities {
  /** What a request carries. */
  readonly input: 'text' | 'ssml';
  readonly ssml: {
    readonly elements: ReadonlySet<SsmlElement>;
    readonly otherwise: UnsupportedMarkup;
    /** Longest native break; longer ones, and all at edges, become silence in the timeline. */
    readonly maximumBreakMs: number;
    readonly phonemeAlphabets: ReadonlySet<'ipa' | 'x-sampa'>;
  };
  readonly limit: {
    readonly amount: number;
    readonly unit: 'characters' | 'bytes';
    /** Whether markup counts towards the limit. */
    readonly countsMarkup: boolean;
  };
  /** `ascii`: everything else is folded or named before it is sent. */
  readonly charset: 'unicode' | 'ascii';
  /** True where the request's language is sent beside the voice, and so belongs to the take's key. Default false. */
  readonly sendsLanguage?: boolean;
  /** True where neighbouring text shapes the intonation: requests then carry it, and it is recorded with the take. Default false. */
  readonly usesNeighbours?: boolean;
  /** The same request gives the same bytes. A deterministic provider is never asked again after a failed check. */
  readonly isDeterministic: boolean;
  readonly timing: 'none' | 'words' | 'characters';
  /** What one take covers: providers with timings take a whole segment, others one sentence. */
  readonly utterance: 'sentence' | 'segment';
  /** How many requests may run side by side on this machine or account. */
  readonly concurrency: number;
  /** Requests per second; undefined: no limit. */
  readonly requestsPerSecond?: number;
  /** True where requests cost money. */
  readonly isBilled: boolean;
  /** `local`: speech never leaves the machine. */
  readonly place: 'local' | 'network';
}

export const genderSchema = z.enum(['female', 'male', 'neutral']);

/** A voice of a provider instance. */
export interface Voice {
  /** `<instance>:<voice>`, split at the first colon. */
  readonly id: string;
  readonly instance: string;
  readonly name: string;
  /** What people call it, where the name is a code. */
  readonly label?: string;
  readonly gender: z.infer<typeof genderSchema>;
  /** BCP 47 tags it speaks, best first: `en-US`. */
  readonly languages: readonly string[];
  /** Median pitch in Hz where measured: voices of one episode are chosen far apart. */
  readonly pitchHz?: number;
  /** Lower is offered first. */
  readonly rank: number;
}
