import { ReadoutError } from '../model/readout-error.ts';

/** The error for an episode that lacks a sound, or has one too many; the sentence names the segment. */
export function incomplete(sentence: string, cause?: unknown): ReadoutError {
  return new ReadoutError('episode-incomplete', sentence, {
    hint: 'Build the episode again; clips that exist are kept.',
    cause,
  });
}
