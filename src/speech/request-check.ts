import type { Capabilities, Voice } from '../model/capabilities.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { SpeechRequest } from './tts-provider.ts';

/** How long a body is in the provider's own unit, markup included. */
export function lengthOf(body: string, unit: Capabilities['limit']['unit']): number {
  return unit === 'bytes' ? Buffer.byteLength(body) : body.length;
}

/**
 * The voice that a request names, after making sure that the request can be spoken at all: engines answer an unknown
 * voice with a default one and an empty text with silence, and call both a success.
 * @throws ReadoutError `voice-not-found` or `provider-failed`.
 */
export function requireSpeakable<Known extends Pick<Voice, 'name'>>(
  request: SpeechRequest,
  { instance, capabilities, voices }: { instance: string; capabilities: Capabilities; voices: readonly Known[] },
): Known {
  const voice = voices.find(({ name }) => name === request.voice);
  if (voice === undefined) throw voiceNotFound(instance, request.voice);
  const { amount, unit } = capabilities.limit;
  const length = lengthOf(request.body, unit);
  if (length > amount) {
    throw new ReadoutError('provider-failed', `${instance} takes ${amount} ${unit} at a time, not ${length}.`);
  }
  const text = capabilities.input === 'ssml' ? request.body.replace(/<[^>]*>|&[a-z]+;/gu, ' ') : request.body;
  const pronounceable = capabilities.charset === 'ascii' ? /[A-Za-z0-9]/u : /[\p{L}\p{N}]/u;
  if (!pronounceable.test(text)) {
    throw new ReadoutError('provider-failed', `${instance} was given a text with nothing to pronounce in it.`, {
      hint: 'A sentence needs at least one letter or digit that the voice knows.',
    });
  }
  return voice;
}

/** The error of a voice that an instance does not have. */
export function voiceNotFound(instance: string, voice: string): ReadoutError {
  return new ReadoutError('voice-not-found', `${instance} has no voice "${voice}".`, {
    hint: `Run \`readout voices --instance ${instance}\` to list its voices.`,
  });
}

/** Characters that no text needs and some engines obey: espeak-ng reads U+0001 as the start of a command. */
export function withoutControls(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]+/gu, ' ');
}

/** {@link withoutControls}, and without the halves of characters that JSON can write and services refuse. */
export function asServiceText(text: string): string {
  return withoutControls(text).replace(/\p{Surrogate}+/gu, ' ');
}
