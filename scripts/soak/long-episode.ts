import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What one long episode took. */
export interface LongResult {
  readonly segments: number;
  readonly minutes: number;
  readonly lufs: number;
  readonly truePeak: number;
  readonly wallSeconds: number;
  /** Largest resident set of the program itself. */
  readonly peakMegabytes: number;
}

/** Builds an interview of `turns` turns with the tone provider and watches its memory. */
export async function buildLongEpisode(readout: string, work: string, turns: number): Promise<LongResult> {
  const page = join(work, 'long.txt');
  await writeFile(page, longInterview(turns));
  const home = join(work, 'long');
  const start = performance.now();
  const child = spawn(readout, ['build', page, '--provider', 'tone', '--json'], {
    env: { ...process.env, READOUT_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  let peakKilobytes = 0;
  const watch = setInterval(() => {
    residentPeak(child.pid).then(
      (kilobytes) => {
        peakKilobytes = Math.max(peakKilobytes, kilobytes);
      },
      () => undefined,
    );
  }, 500);
  const [status] = await once(child, 'close');
  clearInterval(watch);
  if (status !== 0) throw new Error(`The long build ended with ${status}.`);
  const { result }: { result: { segments: number; durationMs: number; lufs: number; truePeak: number } } =
    JSON.parse(stdout);
  return {
    segments: result.segments,
    minutes: result.durationMs / 60_000,
    lufs: result.lufs,
    truePeak: result.truePeak,
    wallSeconds: (performance.now() - start) / 1000,
    peakMegabytes: peakKilobytes / 1024,
  };
}

function longInterview(turns: number): string {
  const lines = ['What the Lighthouse Keeper Counted', 'A long conversation about numbers, weather and birds.'];
  for (let turn = 1; turn <= turns; turn++) {
    lines.push(`Edda Brink: What did you count on day ${turn}, and who asked you to?`);
    lines.push(
      `Jonas Vale: On day ${turn} I counted ${turn * 7} gulls and ${turn * 3} ships. Nobody asked me. I wrote it down all the same.`,
    );
  }
  return `${lines.join('\n')}\n`;
}

/** VmHWM of a process in kB; 0 where the system does not tell. */
async function residentPeak(pid: number | undefined): Promise<number> {
  if (!(await readdir('/proc')).includes(String(pid))) return 0;
  return Number(/VmHWM:\s+(\d+)/u.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
}
