import { resolve } from 'node:path';
import type { Command } from 'commander';
import { describeFindings, findDocuments } from '../../pipeline/find-documents.ts';
import { receiveInputs } from '../../pipeline/receive-inputs.ts';
import { writeAtomic } from '../../store/write-atomic.ts';
import { type Environment, note } from '../environment.ts';

interface ScriptOptions {
  readonly output?: string;
  readonly json: boolean;
}

/** `readout script`: what is found in the inputs; makes no episode and needs no Redis. */
export function addScriptCommand(program: Command, open: () => Environment): void {
  program
    .command('script')
    .description('show the documents found in the inputs, who speaks, and what is said')
    .argument('<input...>', 'files, http(s) addresses, or - for standard input')
    .option('-o, --output <file>', 'write it to a file')
    .option('--json', 'print it for programs, with where every character went', false)
    .action(async (inputs: string[], options: ScriptOptions) => showScript(open(), inputs, options));
}

async function showScript(
  environment: Environment,
  names: readonly string[],
  { output, json }: ScriptOptions,
): Promise<void> {
  const { config, folder, signal } = environment;
  const inputs = await receiveInputs(names, { ...environment, limits: config.limits }, signal);
  const findings = await findDocuments(
    inputs.map(({ received }) => received),
    signal,
  );
  const text = json ? `${JSON.stringify(findings, null, 2)}\n` : describeFindings(findings);
  if (output === undefined) {
    environment.stdout.write(text);
    return;
  }
  await writeAtomic(resolve(folder, output), text);
  note(environment, `Wrote ${resolve(folder, output)}.`);
}
