import { ReadoutError } from '../../model/readout-error.ts';

/** The error for a line of a script file that cannot be read. */
export function badLine(line: number, why: string, cause?: unknown): ReadoutError {
  return new ReadoutError('bad-script', `Line ${line} of the script file cannot be read: ${why}.`, {
    hint: 'Mend the line, or write the script file again.',
    cause,
  });
}
