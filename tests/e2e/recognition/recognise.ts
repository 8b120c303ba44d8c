import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { makeLanguageModel } from './language-model.ts';
import { wordsOf } from './match-words.ts';

/** Where Debian's pocketsphinx-en-us lies. */
const MODEL = '/usr/share/pocketsphinx/model/en-us';
/** The rate that its acoustic model was trained at, in Hz. */
export const RECOGNISER_RATE = 16_000;
const run = promisify(execFile);

/** Whether there is a recogniser; says on standard error why speech is not recognised where there is none. */
export async function hasRecogniser(): Promise<boolean> {
  const isThere =
    existsSync(MODEL) &&
    (await run('pocketsphinx_continuous', ['-h']).then(
      () => true,
      (error: unknown) => !(error instanceof Error && 'code' in error && error.code === 'ENOENT'),
    ));
  if (!isThere) {
    console.warn('Speech is not recognised: `apt-get install pocketsphinx pocketsphinx-en-us` installs what it needs.');
  }
  return isThere;
}

/** The words that are heard in speech at {@link RECOGNISER_RATE}, by a language model made of the sentences that it should hold. */
export async function recognise(
  samples: Float32Array,
  sentences: readonly (readonly string[])[],
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'readout-recognise-'));
  try {
    const [sound, model, dictionary] = ['speech.raw', 'script.lm', 'script.dict'].map((name) => join(folder, name));
    await writeFile(sound ?? '', Buffer.from(Int16Array.from(samples, asSample).buffer));
    await writeFile(model ?? '', makeLanguageModel(sentences));
    await writeFile(dictionary ?? '', await pronunciationsOf(new Set(sentences.flat())));
    const files = ['-infile', sound ?? '', '-lm', model ?? '', '-dict', dictionary ?? ''];
    const { stdout } = await run('pocketsphinx_continuous', [
      ...files,
      '-hmm',
      join(MODEL, 'en-us'),
      '-logfn',
      '/dev/null',
    ]);
    return wordsOf(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How the dictionary says these words. @throws Error naming those that it does not know: a fixture must do without them. */
async function pronunciationsOf(words: ReadonlySet<string>): Promise<string> {
  const known = new Set<string>();
  const lines = (await readFile(join(MODEL, 'cmudict-en-us.dict'), 'utf8')).split('\n').filter((line) => {
    const word = line.split(' ', 1)[0]?.replace(/\(\d+\)$/u, '') ?? '';
    if (words.has(word)) known.add(word);
    return words.has(word);
  });
  const unknown = [...words].filter((word) => !known.has(word));
  if (unknown.length > 0) throw new Error(`The recogniser does not know: ${unknown.join(', ')}.`);
  return `${lines.join('\n')}\n`;
}

function asSample(value: number): number {
  return Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767)));
}
