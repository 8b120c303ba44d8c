import { constants, existsSync } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ReadoutError } from '../model/readout-error.ts';
import { type Environment, note } from './environment.ts';

/** Makes the data folder where there is none, and says so. @throws ReadoutError `home-not-writable` or `disk-full`. */
export async function ensureHome(environment: Environment): Promise<void> {
  const { home, isNewHome } = environment.config;
  try {
    await makeFolder(home);
    await access(home, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOSPC' || code === 'EDQUOT') throw cause;
    throw new ReadoutError('home-not-writable', `The data folder ${home} cannot be written (${String(code)}).`, {
      hint: 'Name another with READOUT_HOME, or change its permissions.',
      cause,
    });
  }
  if (isNewHome) note(environment, `Made the data folder ${home}.`);
}

/** Like `mkdir` with `recursive`, which never returns where the system says that an existing parent is missing. */
async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) return;
  if (!existsSync(dirname(path))) await makeFolder(dirname(path));
  await mkdir(path);
}
