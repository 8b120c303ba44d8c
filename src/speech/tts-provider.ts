import type { Capabilities, Voice } from '../model/capabilities.ts';
import type { WordTime } from '../model/clip.ts';

/** One utterance to be spoken, already lowered to what the provider's capabilities allow. */
export interface SpeechRequest {
  /** The voice's name within the instance (after the colon of {@link Voice.id}). */
  readonly voice: string;
  /** Plain text, or an SSML document where `capabilities.input` is `ssml`. */
  readonly body: string;
  /** BCP 47. */
  readonly language: string;
  /** Neighbouring text, for providers that shape intonation by it; never part of the take's key. */
  readonly before?: string;
  readonly after?: string;
}

/** What came back, exactly as received. */
export interface SpeechResult {
  readonly sound: Uint8Array;
  readonly mediaType: string;
  /** File name extension without the dot. */
  readonly extension: string;
  /** Units billed, by the provider's own word where it gives one. 0 for local voices. */
  readonly billed: number;
  /** Who counted them. Default `count`: we, as its price list says. */
  readonly billedBy?: 'provider' | 'count';
  /** What was asked and could not be done. */
  readonly warnings: readonly string[];
  readonly words?: readonly WordTime[];
}

/** Whether an instance can speak now, and if not, what to do. */
export type Readiness =
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'missing'; readonly what: string; readonly remedy: string };

/**
 * A configured text-to-speech provider. `speak` throws ReadoutError `provider-failed` (isRetryable decided where the
 * failure is understood), `voice-not-found` or `stopped`; it never answers with another voice than was asked.
 */
export interface TtsProvider {
  /** The kind: `flite`. */
  readonly provider: string;
  /** The configured name: equals `provider` unless configuration says otherwise. */
  readonly instance: string;
  readonly capabilities: Capabilities;
  /** Everything besides body and voice that shapes the sound (model revision, settings, address): part of the take's key. */
  readonly identity: Readonly<Record<string, string>>;
  voices(signal?: AbortSignal): Promise<readonly Voice[]>;
  readiness(signal?: AbortSignal): Promise<Readiness>;
  speak(request: SpeechRequest, signal?: AbortSignal): Promise<SpeechResult>;
  /** Frees threads and processes. The instance may be used again afterwards. */
  close(): Promise<void>;
}
