import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ReadoutError } from '../model/readout-error.ts';

/** Longest path of a unix socket, in bytes, with its closing zero (sun_path on Linux is 108, on macOS 104). */
const LONGEST_SOCKET_PATH = 103;
/** How long one process may hold the lock before another gives up waiting, in ms. Starting Redis takes 0.1 s. */
const LOCK_LIMIT_MS = 15_000;
const LOCK_RETRY_MS = 25;

/** The short folder outside the data folder where the private Redis of one data folder listens. */
export interface RuntimeFolder {
  readonly path: string;
  readonly socket: string;
}

/** Where the private Redis of a data folder listens. Nothing is made yet. */
export async function findRuntimeFolder(home: string): Promise<RuntimeFolder> {
  const known = `${userInfo().uid}:${await realpath(home)}`;
  const name = `readout-${createHash('sha256').update(known).digest('hex').slice(0, 12)}`;
  const parent = Buffer.byteLength(join(tmpdir(), name, 'redis.sock')) <= LONGEST_SOCKET_PATH ? tmpdir() : '/tmp';
  const path = join(parent, name);
  return { path, socket: join(path, 'redis.sock') };
}

/**
 * Runs `work` while no other process does the same for this data folder; the folder is there then, readable by its owner only.
 * A lock whose holder is gone does not count.
 * @throws ReadoutError `tool-failed` where another user owns the folder, or another process never frees it.
 */
export async function withFolderLock<Result>(folder: RuntimeFolder, work: () => Promise<Result>): Promise<Result> {
  const path = join(folder.path, 'lock');
  for (const startedAt = Date.now(); !(await takeLock(folder, path)); ) {
    if (Date.now() - startedAt > LOCK_LIMIT_MS) {
      throw new ReadoutError('tool-failed', `Another Readout has held ${path} for too long.`, {
        hint: 'Remove the file if no other Readout is running.',
      });
    }
    await delay(LOCK_RETRY_MS);
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function takeLock(folder: RuntimeFolder, path: string): Promise<boolean> {
  await makeFolder(folder);
  try {
    const file = await open(path, 'wx');
    await file.writeFile(String(process.pid));
    await file.close();
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // ENOENT: the last user removed the folder since it was made.
    if (code === 'ENOENT') return false;
    if (code !== 'EEXIST') throw error;
  }
  const holder = Number(await readFile(path, 'utf8').catch(() => ''));
  // An empty file is one that is just being written.
  if (holder > 0 && !isAlive(holder)) await rm(path, { force: true });
  return false;
}

async function makeFolder({ path }: RuntimeFolder): Promise<void> {
  await mkdir(join(path, 'users'), { recursive: true, mode: 0o700 });
  const { uid } = await lstat(path);
  // The folder's name can be guessed, so on a shared machine somebody else may have made it first.
  if (uid === userInfo().uid) return;
  throw new ReadoutError('tool-failed', `The folder ${path} belongs to another user.`, {
    hint: 'Remove it, or set TMPDIR to a folder of your own.',
  });
}

/** Notes that this process uses the folder's Redis; returns the name of the note. */
export async function addUser(folder: RuntimeFolder): Promise<string> {
  const name = `${process.pid}-${randomBytes(4).toString('hex')}`;
  await writeFile(join(folder.path, 'users', name), '');
  return name;
}

/** Takes the note away; true when nobody else that is alive uses the folder's Redis. */
export async function removeUser(folder: RuntimeFolder, name: string): Promise<boolean> {
  const users = join(folder.path, 'users');
  await rm(join(users, name), { force: true });
  for (const other of await readdir(users)) {
    if (isAlive(Number.parseInt(other, 10))) return false;
    await rm(join(users, other), { force: true });
  }
  return true;
}

/** Removes the folder; for the last user. */
export async function removeFolder({ path }: RuntimeFolder): Promise<void> {
  await rm(path, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
