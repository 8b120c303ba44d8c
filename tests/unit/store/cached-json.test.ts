import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createJsonCache } from '../../../src/store/cached-json.ts';
import { writeJson } from '../../../src/store/json-file.ts';

it('parses a file once, and again when it was replaced', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-cache-'));
  const path = join(folder, 'mill.json');
  const schema = z.object({ stones: z.number() });
  const cache = createJsonCache();
  await writeJson(path, { stones: 2 });
  const first = await cache.read(path, schema);
  expect(await cache.read(path, schema)).toBe(first);
  await writeJson(path, { stones: 3 });
  expect(await cache.read(path, schema)).toEqual({ stones: 3 });
  await rm(folder, { recursive: true });
  await expect(cache.read(path, schema)).rejects.toMatchObject({ code: 'bad-file' });
});
