import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ReadoutError } from '../model/readout-error.ts';
import { splitWords } from './split-words.ts';

/** Opens a file in the producer's editor and waits until it is closed. @throws ReadoutError `tool-missing`, `tool-failed`. */
export async function runEditor(editor: string | undefined, path: string): Promise<void> {
  const [program, ...words] = splitWords(editor ?? '');
  if (program === undefined) {
    throw new ReadoutError('tool-missing', 'No editor is set: name one in VISUAL or EDITOR.');
  }
  const child = spawn(program, [...words, path], { stdio: 'inherit' });
  const status = await once(child, 'close').then(
    () => child.exitCode,
    (cause: unknown) => {
      throw new ReadoutError('tool-missing', `The editor ${program} could not be started.`, {
        hint: 'Name another in VISUAL or EDITOR.',
        cause,
      });
    },
  );
  if (status === 0) return;
  throw new ReadoutError('tool-failed', `The editor ${program} failed, so nothing was changed.`);
}
