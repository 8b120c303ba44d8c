import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type TimelineFile, timelineFileSchema } from '../../../src/model/timeline.ts';
import type { StitchRequest } from '../../../src/stitch/stitch.ts';

const EACH_MS = 50;
const COMPILED = join(import.meta.dirname, '..', '..', '..', 'dist', 'src');

const PROGRAM = `
import { readFile, writeFile } from 'node:fs/promises';
import { createFfmpeg } from '${urlOf('media/ffmpeg.js')}';
import { stitch } from '${urlOf('stitch/stitch.js')}';
const [asked, answer] = process.argv.slice(1);
const request = JSON.parse(await readFile(asked, 'utf8'));
const file = await stitch({ ...request, ffmpeg: createFfmpeg({ path: 'ffmpeg' }) }, new AbortController().signal);
await writeFile(answer, JSON.stringify(file));
`;

/**
 * Stitches in a process of its own, from compiled code as it is installed, and tells the most memory that this process and its
 * encoders held at one time, in MB (Linux).
 */
export async function stitchAlone(request: StitchRequest): Promise<{ file: TimelineFile; megabytes: number }> {
  if (!existsSync(COMPILED)) throw new Error('Run `npm run build` first: memory is measured of what is installed.');
  const [asked, answer] = [join(request.home, 'asked.json'), join(request.home, 'answer.json')];
  const { ffmpeg: _started, ...parts } = request;
  await writeFile(asked, JSON.stringify(parts));
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, asked, answer], {
    stdio: 'inherit',
  });
  let megabytes = 0;
  const timer = setInterval(() => {
    const pids = child.pid === undefined ? [] : [child.pid, ...childrenOf(child.pid)];
    megabytes = Math.max(
      megabytes,
      pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0),
    );
  }, EACH_MS);
  const [status] = await once(child, 'exit');
  clearInterval(timer);
  if (status !== 0) throw new Error(`Stitching in a process of its own ended with status ${status}.`);
  const file = timelineFileSchema.parse(JSON.parse(await readFile(answer, 'utf8')));
  return { file, megabytes: Math.round(megabytes) };
}

function urlOf(path: string): string {
  return pathToFileURL(join(COMPILED, path)).href;
}

function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
  } catch {
    return [];
  }
}

function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
