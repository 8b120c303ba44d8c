import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receiveInput } from '../../../src/ingest/receive-input.ts';
import { configFileSchema } from '../../../src/model/config.ts';
import { writeFoundScript } from '../../../src/pipeline/find-documents.ts';
import { editsOfFile, openScriptFile, receiveFileInputs } from '../../../src/pipeline/open-script-file.ts';

const SIGNAL = new AbortController().signal;
const { limits } = configFileSchema.parse({});
const PAGE = Buffer.from('The Old Pier\n\nThe council voted.\n\nIt opens in spring.\n');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-script-file-'));
  const received = receiveInput({ id: 'i1', address: 'stdin', bytes: PAGE });
  const input = { kind: 'stdin' as const, identity: received.sha256, received, copy: 'pier.i1.txt' };
  await writeFile(join(folder, 'pier.md'), await writeFoundScript([input], [], SIGNAL));
  await writeFile(join(folder, 'article.md'), '# A page\n\nWords.\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function open() {
  const opened = await openScriptFile(['pier.md'], { folder });
  if (opened === undefined) throw new Error('The script file was not recognised.');
  return opened;
}

describe('a script file as an input', () => {
  it('is told from an article', async () => {
    expect(
      await openScriptFile(['article.md', 'missing.md', 'https://quillby.example/page.md'], { folder }),
    ).toBeUndefined();
    expect((await open()).file.inputs).toMatchObject([{ id: 'i1', kind: 'stdin', copy: 'pier.i1.txt' }]);
  });

  it('stands alone', async () => {
    await expect(openScriptFile(['article.md', 'pier.md'], { folder })).rejects.toMatchObject({ code: 'bad-usage' });
  });

  it('names its inputs, read from the copy beside it, and refuses another', async () => {
    const opened = await open();
    await expect(receiveFileInputs(opened, limits, SIGNAL)).rejects.toMatchObject({ code: 'input-not-found' });
    await writeFile(join(folder, 'pier.i1.txt'), 'Something else.');
    await expect(receiveFileInputs(opened, limits, SIGNAL)).rejects.toMatchObject({ code: 'bad-script' });
    await writeFile(join(folder, 'pier.i1.txt'), PAGE);
    const inputs = await receiveFileInputs(opened, limits, SIGNAL);
    expect(inputs).toMatchObject([{ kind: 'stdin', received: { address: 'stdin', mediaType: 'text/plain' } }]);
    expect(await editsOfFile(opened, inputs, { by: 'jo', earlier: [] }, SIGNAL)).toEqual([]);
  });
});
