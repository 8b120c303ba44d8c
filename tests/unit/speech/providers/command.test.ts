import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { command } from '../../../../src/speech/providers/command.ts';

/** A program that is a line of JavaScript; its arguments begin at 1. */
function create(line: string, more: Record<string, unknown> = {}, rest: readonly string[] = []) {
  const voices = [
    { name: 'ada', languages: ['en-GB'], argument: 'models/{language}/ada; rm -rf {output}' },
    { name: 'bob', languages: ['en'] },
  ];
  const settings = { command: [process.execPath, '-e', line, '--', ...rest], voices, ...more };
  return command.create({
    instance: 'mine',
    config: { provider: 'command', settings },
    programs: { espeak: 'espeak-ng' },
  });
}
const ECHO = 'process.stdin.pipe(process.stdout); process.stdout.write(JSON.stringify(process.argv.slice(1)))';
const request = { voice: 'ada', body: '--help $(id) "hello"', language: 'en-GB' };

it('fills in arguments once, and gives the text to standard input', async () => {
  const { sound } = await create(ECHO, {}, ['--voice={voice}', '{language}', '{other}', '$HOME']).speak(request);
  const said = Buffer.from(sound).toString();
  expect(said).toBe('["--voice=models/{language}/ada; rm -rf {output}","en-GB","{other}","$HOME"]--help $(id) "hello"');
});

it('gives SSML where the program takes it', async () => {
  const provider = create(ECHO, { input: 'ssml', phonemes: ['ipa'] });
  expect(provider.capabilities).toMatchObject({ input: 'ssml', sendsLanguage: false });
  expect(provider.capabilities.ssml.elements.has('phoneme')).toBe(true);
  const { sound } = await provider.speak({ ...request, body: '<speak>hello</speak>' });
  expect(Buffer.from(sound).toString()).toContain('<speak>hello</speak>');
});

it('reads the file that the program wrote, named as its type, and leaves nothing behind', async () => {
  const line = "require('node:fs').writeFileSync(process.argv[1], process.argv[1])";
  const result = await create(line, { mediaType: 'audio/mpeg' }, ['{output}']).speak(request);
  expect(Buffer.from(result.sound).toString()).toMatch(/sound\.mp3$/u);
  expect(result).toMatchObject({ mediaType: 'audio/mpeg', extension: 'mp3', billed: 0 });
  expect((await readdir(tmpdir())).filter((name) => name.startsWith('readout-command-'))).toEqual([]);
});

it.each([
  ['fails', 'console.error("no such model"); process.exit(3)', {}, /status 3\. no such model/u],
  ['says nothing', 'console.error("ran dry")', {}, /gave no sound\. It says: ran dry/u],
  ['takes too long', 'setInterval(() => {}, 1000)', { timeoutMs: 50 }, /within 50 ms/u],
])('says what a program says that %s', async (_, line, more, sentence) => {
  const error = { code: 'provider-failed', isRetryable: false, message: expect.stringMatching(sentence) };
  await expect(create(line, more).speak(request)).rejects.toMatchObject(error);
});

it('is ready when its program is there, without running it', async () => {
  expect(await create('process.exit(1)', { version: '7' }).readiness()).toEqual({ kind: 'ready', version: '7' });
  const there = create('', { command: ['sh', '-c', 'exit 1'] });
  expect(await there.readiness()).toMatchObject({ kind: 'ready' });
  for (const name of ['/nowhere/speak', 'no-such-program-anywhere']) {
    expect(await create('', { command: [name] }).readiness()).toMatchObject({
      kind: 'missing',
      what: `the program ${name}`,
    });
  }
});

it('makes other takes with another command or version', () => {
  const { identity } = create(ECHO);
  expect(create(ECHO, {}, ['--slow']).identity).not.toEqual(identity);
  expect(create(ECHO, { version: '2' }).identity).not.toEqual(identity);
});

it.each([[{ command: [] }], [{ voices: [] }], [{ command: 'say hello' }], [{ shell: true }]])(
  'refuses the settings %j',
  (more) => {
    expect(() => create(ECHO, more)).toThrow(expect.objectContaining({ code: 'bad-config' }));
  },
);
