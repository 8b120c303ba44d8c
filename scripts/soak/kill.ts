import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { seededRandom } from './seeded-random.ts';

/** What came of killing builds in the middle. */
export interface KillResult {
  readonly kills: number;
  readonly faults: readonly string[];
}

/** Where the program, the page and the data of one round are. */
interface Round {
  readonly readout: string;
  readonly page: string;
  readonly home: string;
}

/**
 * Builds a page, kills the program and its private Redis with SIGKILL at a random moment, in every other round deletes
 * Redis's file too, and builds again until it is done: no finished take may change, and the sound must be what an undisturbed build gives.
 */
export async function killBuilds(
  readout: string,
  page: string,
  work: string,
  rounds: number,
  seed: number,
): Promise<KillResult> {
  const random = seededRandom(seed);
  const undisturbed = { readout, page, home: join(work, 'undisturbed') };
  const start = performance.now();
  await finish(undisturbed);
  const usual = performance.now() - start;
  const wanted = await masterDigest(undisturbed);
  const faults: string[] = [];
  for (let round = 1; round <= rounds; round++) {
    const disturbed = { readout, page, home: join(work, `round-${round}`) };
    await killedBuild(disturbed, random() * usual);
    if (round % 2 === 0) await rm(join(disturbed.home, 'redis'), { recursive: true, force: true });
    const before = await takeTimes(disturbed);
    await finish(disturbed);
    const after = await takeTimes(disturbed);
    const remade = [...before].filter(([name, time]) => after.get(name) !== time).length;
    if (remade > 0) faults.push(`round ${round}: ${remade} finished takes were made again`);
    if ((await masterDigest(disturbed)) !== wanted) faults.push(`round ${round}: the sound differs`);
    await rm(disturbed.home, { recursive: true, force: true });
  }
  return { kills: rounds, faults };
}

function start({ readout, page, home }: Round, isDetached: boolean): ReturnType<typeof spawn> {
  return spawn(readout, ['build', page], {
    env: { ...process.env, READOUT_HOME: home },
    stdio: 'ignore',
    detached: isDetached,
  });
}

async function finish(round: Round): Promise<void> {
  const [status] = await once(start(round, false), 'exit');
  if (status !== 0) throw new Error(`A build in ${round.home} ended with ${status}.`);
}

/** Kills the whole process group, private Redis included where it belongs to it. */
async function killedBuild(round: Round, afterMs: number): Promise<void> {
  const child = start(round, true);
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.pid !== undefined && process.kill(-child.pid, 'SIGKILL'), afterMs);
  await ended;
  clearTimeout(timer);
}

/** When each file of a finished take was written. A take is finished once its record is there: the sound comes first. */
async function takeTimes({ home }: Round): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  const entries = await readdir(join(home, 'takes'), { recursive: true, withFileTypes: true }).catch(() => []);
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    const isFinished = names.has(`${parse(entry.name).name}.json`);
    if (!entry.isFile() || entry.name.startsWith('.') || !isFinished) continue;
    const path = join(entry.parentPath, entry.name);
    times.set(path, (await stat(path)).mtimeMs);
  }
  return times;
}

async function masterDigest({ home }: Round): Promise<string> {
  const episodes = join(home, 'shows', 'default', 'episodes');
  const [episode = ''] = await readdir(episodes);
  const timeline: { masters: { file: string }[] } = JSON.parse(
    await readFile(join(episodes, episode, '4-timeline.json'), 'utf8'),
  );
  const file = timeline.masters[0]?.file;
  if (file === undefined) throw new Error(`${episode} has no master.`);
  // The tag holds the date of the build; the sound behind it must be equal.
  const bytes = await readFile(join(episodes, episode, 'media', file));
  const tag = 10 + [6, 7, 8, 9].reduce((size, index) => size * 128 + (bytes[index] ?? 0), 0);
  return createHash('sha256').update(bytes.subarray(tag)).digest('hex');
}
