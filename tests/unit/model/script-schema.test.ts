import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { scriptSchema } from '../../../src/model/script.ts';

const PUBLISHED = join(import.meta.dirname, '../../../src/model/script.schema.json');

it('publishes the JSON Schema of 2-script.json as it is now', () => {
  const published: unknown = JSON.parse(readFileSync(PUBLISHED, 'utf8'));
  // Write it anew with `npx tsx scripts/make-script-schema.ts`.
  expect(published).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(scriptSchema))));
});
