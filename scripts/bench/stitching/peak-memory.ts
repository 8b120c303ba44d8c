import { readdirSync, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const EACH_MS = 50;

/** Watches the memory of this process and its children (Linux). `stop` gives the most that they held at one time, in MB. */
export function watchMemory(): { readonly stop: () => number } {
  collectGarbage();
  let most = 0;
  const look = (): void => {
    const processes = [process.pid, ...childrenOf(process.pid)];
    most = Math.max(
      most,
      processes.reduce((sum, pid) => sum + residentMegabytes(pid), 0),
    );
  };
  look();
  const timer = setInterval(look, EACH_MS);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return Math.round(most);
    },
  };
}

/** What is left of making the sounds to be measured with is not theirs who are measured. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
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
