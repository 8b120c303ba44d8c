import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from './run-here.ts';
import { makeWorkplace, parseError, readout, type Workplace } from './run-readout.ts';

interface Failure {
  readonly what: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly status: 1 | 2;
  readonly code: string;
  /** What the sentence must name. */
  readonly names: string;
}

const BUILD = ['build', 'mill.txt', '--provider', 'tone'];

const FAILURES: readonly Failure[] = [
  { what: 'a missing file', words: ['build', 'nowhere.txt'], status: 2, code: 'input-not-found', names: 'nowhere.txt' },
  { what: 'a folder', words: ['build', 'folder'], status: 2, code: 'input-unreadable', names: 'folder' },
  { what: 'an empty file', words: ['build', 'empty.txt'], status: 2, code: 'input-empty', names: 'empty.txt' },
  { what: 'a file of white space', words: ['build', 'blank.txt'], status: 2, code: 'input-empty', names: 'blank.txt' },
  { what: 'a binary file', words: ['build', 'binary.txt'], status: 2, code: 'input-not-text', names: 'binary.txt' },
  { what: 'a picture', words: ['script', 'picture.txt'], status: 2, code: 'input-not-text', names: 'PNG' },
  { what: 'a file too large', words: ['build', 'large.txt'], status: 2, code: 'input-too-large', names: 'large.txt' },
  {
    what: 'an address on this machine',
    words: ['build', 'http://127.0.0.1:1/page'],
    status: 2,
    code: 'address-refused',
    names: '127.0.0.1',
  },
  { what: 'empty standard input', words: ['build', '-'], status: 2, code: 'input-empty', names: 'stdin' },
  { what: 'an unknown show', words: [...BUILD, '--show', 'nope'], status: 2, code: 'show-not-found', names: 'nope' },
  {
    what: 'an unknown instance',
    words: ['build', 'mill.txt', '--provider', 'nope'],
    status: 2,
    code: 'instance-not-found',
    names: 'nope',
  },
  {
    what: 'an unknown voice',
    words: ['show', 'create', 'morning', '--cast', 'narrator=tone:nope'],
    status: 2,
    code: 'voice-not-found',
    names: 'tone:nope',
  },
  {
    what: 'an id that cannot be a folder',
    words: ['show', 'create', '../up'],
    status: 2,
    code: 'bad-usage',
    names: 'id',
  },
  { what: 'an unknown episode', words: ['trace', 'nope'], status: 2, code: 'episode-not-found', names: 'nope' },
  {
    what: 'a path as an episode',
    words: ['rebuild', '../../etc'],
    status: 2,
    code: 'episode-not-found',
    names: '../../etc',
  },
  { what: 'an unknown command', words: ['frobnicate'], status: 2, code: 'bad-usage', names: 'frobnicate' },
  { what: 'an unknown option', words: [...BUILD, '--frob'], status: 2, code: 'bad-usage', names: '--frob' },
  { what: 'no input at all', words: ['build'], status: 2, code: 'bad-usage', names: 'input' },
  {
    what: 'a port that is none',
    words: ['serve', '--port', '99999'],
    status: 2,
    code: 'bad-usage',
    names: '65535',
  },
  {
    what: 'no ffmpeg',
    words: BUILD,
    environment: { READOUT_FFMPEG: '/nowhere/ffmpeg' },
    status: 1,
    code: 'tool-missing',
    names: 'ffmpeg',
  },
  {
    what: 'no redis-server',
    words: BUILD,
    environment: { READOUT_REDIS_SERVER: '/nowhere/redis-server' },
    status: 1,
    code: 'tool-missing',
    names: 'redis-server',
  },
  {
    what: 'a provider whose program is missing',
    words: ['build', 'mill.txt', '--provider', 'espeak'],
    environment: { READOUT_ESPEAK: '/nowhere/espeak-ng' },
    status: 1,
    code: 'tool-missing',
    names: 'espeak',
  },
  {
    what: 'a Redis that cannot be reached',
    words: BUILD,
    environment: { REDIS_URL: 'redis://127.0.0.1:1' },
    status: 1,
    code: 'redis-unreachable',
    names: 'redis://127.0.0.1:1',
  },
  {
    what: 'an address of Redis that is none',
    words: BUILD,
    environment: { REDIS_URL: 'http://127.0.0.1' },
    status: 2,
    code: 'bad-config',
    names: 'REDIS_URL',
  },
  {
    what: 'a data folder that cannot be',
    words: BUILD,
    environment: { READOUT_HOME: '/dev/null/data' },
    status: 1,
    code: 'home-not-writable',
    names: '/dev/null/data',
  },
];

let place: Workplace;

beforeAll(async () => {
  place = await makeWorkplace();
  await place.write('mill.txt', 'The Quiet Mill\n\nThe mill of Auerbach stands still on Sundays.\n');
  await place.write('empty.txt', '');
  await place.write('blank.txt', ' \n\n\t\n');
  await place.write(
    'binary.txt',
    Uint8Array.from({ length: 64 }, (_, index) => index),
  );
  await place.write('picture.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  await place.write('large.txt', 'word '.repeat(2_200_000));
  await mkdir(join(place.folder, 'folder'));
});

afterAll(() => place.remove());

describe.each(FAILURES)('$what', ({ words, environment, status, code, names }) => {
  it('is said in one sentence, with its exit status', async () => {
    const plain = await runHere(place, words, environment);
    expect({ status: plain.status, stdout: plain.stdout }).toEqual({ status, stdout: '' });
    expect(plain.stderr).toContain(names);
    expect(plain.stderr).not.toMatch(/^\s+at /mu);
  });

  // `serve` prints nothing for programs, so it does not know the option.
  it.skipIf(words[0] === 'serve')('is told to programs as well', async () => {
    const json = await runHere(place, [...words, '--json'], environment);
    expect(json.status).toBe(status);
    expect(parseError(json)).toMatchObject({ code, message: expect.stringContaining(names) });
  });
});

it('ends the process with the status and the sentence', async () => {
  const { status, stdout, stderr } = await readout(place, ['build', 'nowhere.txt']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain('There is no file');
});

it('leaves nothing half-made after a failure', () => {
  expect(existsSync(join(place.home, 'shows/default/episodes'))).toBe(false);
});

it('shows where an error came from only when asked', async () => {
  const { stderr, status } = await runHere(place, ['--verbose', 'build', 'nowhere.txt']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^\s+at /mu);
});

it('says who it is', async () => {
  expect(await runHere(place, ['--version'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u),
  });
  expect(await runHere(place, ['--help'])).toMatchObject({ status: 0, stdout: expect.stringContaining('build') });
});
