import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { keepRecordings, openRecordings } from '../../../src/pipeline/open-recordings.ts';
import type { FilePassage, ScriptFile } from '../../../src/script/script-file/script-file.ts';
import { babble, silence, wavFile } from '../media/sounds.ts';

const never = new AbortController().signal;
const ffmpeg = createFfmpeg({ path: 'ffmpeg' });

function fileNaming(file: string, changes: Partial<FilePassage> = {}): ScriptFile {
  const recording = { file, rights: 'ours' };
  const passage: FilePassage = { kind: 'passage', text: 'Good morning.', recording, isStruck: false, ...changes };
  return { title: '', inputs: [], cast: [], documents: [{ id: 'd1', title: '', items: [passage], leftOut: [] }] };
}

describe('recordings that a script file names', () => {
  let root: string;
  let folder: string;
  let source: string;
  const open = (name: string, changes?: Partial<FilePassage>) =>
    openRecordings(fileNaming(name, changes), { folder, source, ffmpeg }, never);
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'readout-recordings-'));
    [folder, source] = [join(root, 'script'), join(root, 'source')];
    await mkdir(join(folder, 'sound'), { recursive: true });
    await writeFile(join(folder, 'sound', 'Mara’s Intro.WAV'), wavFile(babble(1)));
    await chmod(join(folder, 'sound', 'Mara’s Intro.WAV'), 0o444);
    await writeFile(join(folder, 'silent.wav'), wavFile(silence(1)));
    await writeFile(join(folder, 'notes.wav'), 'no sound');
    await writeFile(join(root, 'private.wav'), wavFile(babble(1)));
    await symlink(join(root, 'private.wav'), join(folder, 'link.wav'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  it('are copied under a name of their own and their hash, and found by it afterwards', async () => {
    const name = 'sound/Mara’s Intro.WAV';
    const opened = await open(name);
    const [found] = opened.values();
    expect(found?.file).toMatch(/^recordings\/mara-s-intro-[0-9a-f]{16}\.wav$/u);
    await keepRecordings(opened, source);
    await keepRecordings(opened, source);
    expect(await readFile(join(source, found?.file ?? ''))).toEqual(await readFile(join(folder, name)));
    const again = await open(found?.file ?? '');
    expect([...again.values()]).toEqual([{ ...found, path: join(source, found?.file ?? '') }]);
  });

  it.each([
    ['../private.wav', 'does not lie in'],
    ['link.wav', 'does not lie in'],
    ['/etc/hostname', 'does not lie in'],
    ['nowhere.wav', 'is not there'],
    ['recordings/nowhere-0a1b2c3d.wav', 'is not there'],
    ['sound', 'is no file'],
    ['silent.wav', 'is silent'],
    ['notes.wav', 'no sound'],
  ])('are refused in one sentence: %s %s', async (name, why) => {
    await expect(open(name)).rejects.toMatchObject({
      code: 'bad-script',
      message: expect.stringMatching(
        new RegExp(`^[^\\n]*${name.split('/').at(-1)}[^\\n]*${why}|${why}[^\\n]*${name}`, 'u'),
      ),
    });
  });

  it('are not looked at where they are struck out', async () => {
    expect((await open('nowhere.wav', { isStruck: true })).size).toBe(0);
  });
});
