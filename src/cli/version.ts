import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Readout's version, from the nearest package.json above this file, built or not. */
export function readVersion(start: string = import.meta.dirname): string {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path))
      return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(path, 'utf8'))).version;
    if (dirname(folder) === folder) return 'unknown';
  }
}
