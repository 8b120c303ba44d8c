import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

/** A name beside the file, so that it can be renamed; with a dot, so that nothing lists or serves it. */
export function temporaryName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}-${randomBytes(4).toString('hex')}.part`);
}
