import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/logger.ts';
import { openQueues, type Queues } from '../../../src/queue/open-queues.ts';

/** A data folder that is gone after the test. */
export interface TemporaryHome {
  readonly config: Config;
  readonly home: string;
  remove(): Promise<void>;
}

/** Makes an empty data folder and the configuration that names it. */
export async function makeTemporaryHome(environment: Record<string, string> = {}): Promise<TemporaryHome> {
  const home = await mkdtemp(join(tmpdir(), 'readout-test-'));
  return {
    home,
    config: loadConfig({ READOUT_HOME: home, ...environment }),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}

/** Opens queues of a data folder without a word in the log. */
export function openSilently(config: Config): Promise<Queues> {
  return openQueues(config, createLogger({ logLevel: 'silent' }));
}
