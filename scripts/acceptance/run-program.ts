import { spawn } from 'node:child_process';

/** What a program printed and how it ended. */
export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, without a shell. A program that cannot be started rejects. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: {
    readonly environment?: Readonly<Record<string, string>>;

    readonly folder?: string;
  } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: options.folder,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? -1, stdout, stderr }));
  });
}

/** Like {@link runProgram}, but a status other than 0 rejects with what the program said. */
export async function runOrThrow(...call: Parameters<typeof runProgram>): Promise<Ran> {
  const ran = await runProgram(...call);
  if (ran.status !== 0)
    throw new Error(`${call[0]} ${call[1].join(' ')} ended with ${ran.status}: ${ran.stderr.slice(-2000)}`);
  return ran;
}
