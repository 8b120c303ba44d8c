import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { scriptSchema } from '../src/model/script.ts';

// Writes the JSON Schema of 2-script.json from its zod schema: `npx tsx scripts/make-script-schema.ts`.

const PROJECT = join(import.meta.dirname, '..');
const path = join(PROJECT, 'src/model/script.schema.json');
await writeFile(path, `${JSON.stringify(z.toJSONSchema(scriptSchema), null, 2)}\n`);
await promisify(execFile)('npx', ['biome', 'format', '--write', path], { cwd: PROJECT });
