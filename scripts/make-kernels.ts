import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileKernels } from './kernels/compile-kernels.ts';

// Writes the kernels' module from their AssemblyScript: `npx tsx scripts/make-kernels.ts`.

const PROJECT = join(import.meta.dirname, '..');
await writeFile(join(PROJECT, 'src/media/kernels/kernels-module.ts'), await compileKernels());
