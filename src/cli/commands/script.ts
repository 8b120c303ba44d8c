import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { type FoundInput, findDocuments, writeFoundScript } from '../../pipeline/find-documents.ts';
import { receiveInputs } from '../../pipeline/receive-inputs.ts';
import { fileEnding } from '../../pipeline/source-files.ts';
import { writeAtomic } from '../../store/write-atomic.ts';
import { type Environment, note } from '../environment.ts';
import { readLexicon } from '../read-lexicon.ts';

interface ScriptOptions {
  readonly output?: string;
  readonly lexicon?: string;
  readonly json: boolean;
}

/** `readout script`: what is found in the inputs; makes no episode and needs no Redis. */
export function addScriptCommand(program: Command, open: () => Environment): void {
  program
    .command('script')
    .description('show the documents found in the inputs, who speaks, and what is said')
    .argument('<input...>', 'files, http(s) addresses, or - for standard input')
    .option('-o, --output <file>', 'write it to a file, which can be edited and built')
    .option('--lexicon <file>', 'pronunciations besides our own')
    .option('--json', 'print it for programs, with where every character went', false)
    .action(async (inputs: string[], options: ScriptOptions) => showScript(open(), inputs, options));
}

async function showScript(environment: Environment, names: readonly string[], options: ScriptOptions): Promise<void> {
  const { config, folder, signal } = environment;
  const lexicon = (await readLexicon(environment, options.lexicon)) ?? [];
  const received = await receiveInputs(names, { ...environment, limits: config.limits }, signal);
  const output = options.output === undefined ? undefined : resolve(folder, options.output);
  if (options.json) {
    const findings = await findDocuments(
      received.map((input) => input.received),
      signal,
      lexicon,
    );
    await deliver(environment, output, `${JSON.stringify(findings, null, 2)}\n`);
    return;
  }
  const inputs = received.map((input): FoundInput => ({ ...input, copy: copyName(input, output) }));
  const text = await writeFoundScript(inputs, lexicon, signal);
  if (output !== undefined) await keepCopies(environment, inputs, output);
  await deliver(environment, output, text);
}

async function deliver(environment: Environment, output: string | undefined, text: string): Promise<void> {
  if (output === undefined) {
    environment.stdout.write(text);
    return;
  }
  await writeAtomic(output, text);
  note(environment, `Wrote ${output}.`);
}

/** A page may be another tomorrow and standard input is gone: what a script file is written from stays beside it. */
function copyName({ kind, received }: FoundInput, output: string | undefined): string | undefined {
  if (output === undefined || kind === 'file') return undefined;
  return `${basename(output, extname(output))}.${received.id}${fileEnding(received.mediaType)}`;
}

async function keepCopies(environment: Environment, inputs: readonly FoundInput[], output: string): Promise<void> {
  for (const { copy, received } of inputs) {
    if (copy === undefined) continue;
    await writeAtomic(join(dirname(output), copy), received.bytes);
    note(environment, `Kept what was read as ${copy} beside it.`);
  }
}
