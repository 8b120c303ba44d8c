import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askOnce } from '../../../src/media/program-version.ts';

describe('askOnce', () => {
  let folder: string;
  let program: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'readout-version-'));
    program = join(folder, 'program');
    await writeFile(program, 'one');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('asks a program once, and again when it is another file', async () => {
    const answers = ['5.1', '6.0'];
    const ask = async (): Promise<string> => answers.shift() ?? 'asked too often';
    expect([await askOnce(program, ask), await askOnce(program, ask)]).toEqual(['5.1', '5.1']);
    await utimes(program, 1, 1);
    expect([await askOnce(program, ask), await askOnce(program, ask)]).toEqual(['6.0', '6.0']);
  });

  it('remembers no failure, neither for those who wait nor for those who come', async () => {
    const tries = [Promise.reject(new Error('stopped')), Promise.resolve('5.1'), Promise.resolve('5.1')];
    const ask = (): Promise<string> => tries.shift() ?? Promise.reject(new Error('asked too often'));
    const first = askOnce(program, ask);
    const second = askOnce(program, ask);
    await expect(first).rejects.toThrow('stopped');
    expect(await second).toBe('5.1');
    expect(await askOnce(program, ask)).toBe('5.1');
  });

  it('asks each time where there is no such file', async () => {
    let asked = 0;
    const ask = async (): Promise<string> => {
      asked += 1;
      return `${asked}`;
    };
    expect([await askOnce(join(folder, 'none'), ask), await askOnce(join(folder, 'none'), ask)]).toEqual(['1', '2']);
  });
});
