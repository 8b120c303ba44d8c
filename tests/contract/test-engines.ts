import { homedir } from 'node:os';
import { join } from 'node:path';
import { findEngine } from '../../src/speech/install/installed-engine.ts';
import { KOKORO_MANIFEST } from '../../src/speech/providers/kokoro/kokoro-engine.ts';
import { enginesFolder } from '../../src/store/paths.ts';

/** The data folder whose `engines/` all test runs of this machine share; `scripts/test` installs into it. */
export const TEST_ENGINES_HOME = process.env.READOUT_TEST_ENGINES ?? join(homedir(), '.cache', 'readout-engines');

/** Whether Kokoro is installed for tests; says on standard error why it is not tested where it is not. */
export async function hasKokoro(): Promise<boolean> {
  const found = await findEngine(enginesFolder(TEST_ENGINES_HOME), KOKORO_MANIFEST);
  if ('folder' in found) return true;
  console.warn(
    `Kokoro is not tested: ${found.fault} is missing. \`READOUT_HOME=${TEST_ENGINES_HOME} npm run readout voices install kokoro\` installs it.`,
  );
  return false;
}
