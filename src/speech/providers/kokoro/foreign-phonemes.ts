import { runProgram } from '../../run-program.ts';
import { asModelPhonemes, toPhonemes } from './phonemes.ts';

const TIMEOUT_MS = 60_000;
const MAXIMUM_BYTES = 1_000_000;

/** Phonemes of a text in another language than English, by the program espeak-ng, which may be run but not linked. */
export function foreignPhonemes(
  text: string,
  { espeak, language }: { readonly espeak: string; readonly language: string },
  signal?: AbortSignal,
): Promise<string> {
  const programArguments = ['-q', '--ipa', '--tie=^', '-b', '1', '-v', language, '--stdin'];
  return toPhonemes(text, async (words) => {
    const call = {
      program: espeak,
      programArguments,
      input: words,
      timeoutMs: TIMEOUT_MS,
      maximumBytes: MAXIMUM_BYTES,
    };
    const { output } = await runProgram(call, signal);
    return asModelPhonemes(output.toString('utf8').trim().replace(/\s+/gu, ' '));
  });
}
