import { execPath } from 'node:process';
import { expect, it } from 'vitest';
import { type ProgramCall, runProgram } from '../../../src/speech/run-program.ts';

function call(script: string, more: Partial<ProgramCall> = {}): ProgramCall {
  const programArguments = ['-e', script];
  return { program: execPath, programArguments, input: '', timeoutMs: 15_000, maximumBytes: 1_000_000, ...more };
}

it('gives what the program wrote, and what it complained of', async () => {
  const { output, complaint } = await runProgram(call('process.stdout.write("out"); console.error("err")'));
  expect({ output: output.toString(), complaint }).toEqual({ output: 'out', complaint: 'err' });
});

it('hands input and arguments over as they are', async () => {
  const echo = 'process.stdin.pipe(process.stdout); process.stdout.write(process.argv[1])';
  const { output } = await runProgram(call('', { programArguments: ['-e', echo, '$(id) "; `'], input: '--help\n' }));
  expect(output.toString()).toBe('$(id) "; `--help\n');
});

it('fails with the last words of a program that fails', async () => {
  await expect(runProgram(call('console.error("no voice"); process.exit(4)'))).rejects.toMatchObject({
    code: 'tool-failed',
    message: expect.stringMatching(/status 4\. no voice/u),
  });
});

it('says that a program is missing', async () => {
  await expect(runProgram(call('', { program: '/nowhere/at-all' }))).rejects.toMatchObject({ code: 'tool-missing' });
});

it('ends a program that gives no answer in time, or writes too much', async () => {
  await expect(runProgram(call('setInterval(() => {}, 1000)', { timeoutMs: 20 }))).rejects.toThrow('within 20 ms');
  const flood = 'setInterval(() => process.stdout.write("x".repeat(100000)), 0)';
  await expect(runProgram(call(flood, { maximumBytes: 5000 }))).rejects.toThrow('more than 5000 bytes');
});

it('bears a program that ends without reading its input', async () => {
  const { output } = await runProgram(call('process.exit(0)', { input: 'x'.repeat(5_000_000) }));
  expect(output.length).toBe(0);
});

it('ends the program when told to stop', async () => {
  const controller = new AbortController();
  const running = runProgram(call('setInterval(() => {}, 1000)'), controller.signal);
  controller.abort();
  await expect(running).rejects.toMatchObject({ code: 'stopped' });
  await expect(runProgram(call('1'), AbortSignal.abort())).rejects.toMatchObject({ code: 'stopped' });
});
