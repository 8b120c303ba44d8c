import { statfs } from 'node:fs/promises';
import type { Command } from 'commander';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import { asReadoutError } from '../../model/readout-error.ts';
import { defaultInstance } from '../../pipeline/default-instance.ts';
import { redisVersion } from '../../queue/redis-version.ts';
import { createProviders } from '../../speech/registry.ts';
import { ensureHome } from '../ensure-home.ts';
import { type Environment, note, printJson } from '../environment.ts';
import { printTable } from '../print-table.ts';
import { QuietFailure } from '../report-error.ts';

/** One thing that Readout needs or can use. */
interface Finding {
  readonly name: string;
  readonly isReady: boolean;
  /** Without it nothing can be built. */
  readonly isNeeded: boolean;
  /** Version, or what is wrong. */
  readonly found: string;
  readonly remedy?: string;
}

/** `readout doctor`: what is installed, and what to do about what is missing. Fails where something needed is missing. */
export function addDoctorCommand(program: Command, open: () => Environment): void {
  program
    .command('doctor')
    .description('say what is installed and what is missing')
    .option('--json', 'print it for programs', false)
    .action(async ({ json }: { readonly json: boolean }) => examine(open(), json));
}

async function examine(environment: Environment, isJson: boolean): Promise<void> {
  const { config, signal } = environment;
  const { programs, redisUrl } = config;
  const findings = [
    { name: 'node', isReady: true, isNeeded: true, found: process.versions.node },
    await look('ffmpeg', () => createFfmpeg({ path: programs.ffmpeg }).version(signal)),
    await look(redisUrl === undefined ? 'redis-server' : 'redis', () => redisVersion(config)),
    await look('data folder', () => describeHome(environment)),
    ...(await examineProviders(environment)),
  ];
  if (isJson) printJson(environment, findings);
  else {
    const rows = findings.map(({ name, isReady, found }) => [isReady ? 'ok' : 'missing', name, found]);
    printTable(environment, ['state', 'what', 'found'], rows);
    for (const { name, remedy } of findings) if (remedy !== undefined) note(environment, `${name}: ${remedy}`);
  }
  if (findings.some(({ isNeeded, isReady }) => isNeeded && !isReady)) throw new QuietFailure();
}

async function look(name: string, find: () => Promise<string>): Promise<Finding> {
  try {
    return { name, isReady: true, isNeeded: true, found: await find() };
  } catch (thrown) {
    const { message, hint } = asReadoutError(thrown);
    return { name, isReady: false, isNeeded: true, found: message, ...(hint === undefined ? {} : { remedy: hint }) };
  }
}

async function describeHome(environment: Environment): Promise<string> {
  const { home } = environment.config;
  await ensureHome(environment);
  const { bavail, bsize } = await statfs(home);
  return `${home}, ${((bavail * bsize) / 1e9).toFixed(1)} GB free`;
}

/** Each instance; needed is only the one that new shows use. */
async function examineProviders({ config, signal }: Environment): Promise<Finding[]> {
  const instances = createProviders(config);
  const providers = [...instances.values()];
  const needed = await defaultInstance(config, instances, signal);
  try {
    return await Promise.all(
      providers.map(async (provider): Promise<Finding> => {
        const readiness = await provider.readiness(signal);
        const name = `voices: ${provider.instance}`;
        const isNeeded = provider.instance === needed;
        if (readiness.kind === 'ready') return { name, isReady: true, isNeeded, found: readiness.version };
        return { name, isReady: false, isNeeded, found: `${readiness.what} is missing`, remedy: readiness.remedy };
      }),
    );
  } finally {
    await Promise.all(providers.map((provider) => provider.close()));
  }
}
