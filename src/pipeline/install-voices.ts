import { ReadoutError } from '../model/readout-error.ts';
import type { EngineManifest } from '../speech/install/engine-archive.ts';
import type { ArchiveSource } from '../speech/install/fetch-archive.ts';
import { type InstallProgress, installEngine } from '../speech/install/install-engine.ts';
import { isSupportedSystem, KOKORO_MANIFEST } from '../speech/providers/kokoro/kokoro-engine.ts';
import { enginesFolder } from '../store/paths.ts';

/** Engines that can be installed. */
const ENGINES: readonly EngineManifest[] = [KOKORO_MANIFEST];

/** What to install into which data folder. */
export interface InstallVoicesRequest {
  readonly home: string;
  /** The provider's name. */
  readonly engine: string;
  readonly source: ArchiveSource;
  readonly onProgress?: (progress: InstallProgress) => void;
}

/** The manifest of an engine. @throws ReadoutError `bad-usage` for a name that is none, or a system it does not run on. */
export function findManifest(engine: string): EngineManifest {
  const manifest = ENGINES.find((one) => one.engine === engine);
  if (manifest === undefined) {
    throw new ReadoutError('bad-usage', `There are no voices "${engine}" to install.`, {
      hint: `There are: ${ENGINES.map((one) => one.engine).join(', ')}. Other providers are at hand, or take a key.`,
    });
  }
  if (!isSupportedSystem()) {
    const system = `${process.platform}/${process.arch}`;
    throw new ReadoutError('bad-usage', `${engine} does not run on this system (${system}).`);
  }
  return manifest;
}

/** Fetches, checks and unpacks an engine into the data folder; does nothing where it is there. Gives its folder. */
export function installVoices(request: InstallVoicesRequest, signal?: AbortSignal): Promise<string> {
  const { home, engine, source, onProgress } = request;
  const progress = onProgress === undefined ? {} : { onProgress };
  return installEngine({ manifest: findManifest(engine), engines: enginesFolder(home), source, ...progress }, signal);
}
