/** A file in an archive. */
export interface ArchiveEntry {
  readonly name: string;
  readonly contents: Buffer;
}

const BLOCK = 512;
/** `0` and NUL in the header's type field: a plain file (POSIX.1-2017, pax, "ustar Interchange Format"). */
const FILE_TYPES: readonly string[] = ['0', '\u0000'];

/**
 * The wanted files of a tar archive in its order, one in memory at a time. Knows plain names of up to 255 characters,
 * as packages have them. For archives whose checksum is known.
 */
export async function* readTar(
  chunks: AsyncIterable<Buffer>,
  wants: (name: string) => boolean,
): AsyncGenerator<ArchiveEntry> {
  let rest: Buffer[] = [];
  let available = 0;
  let skip = 0;
  let entry: { name: string; bytes: number } | undefined;
  for await (const chunk of chunks) {
    rest.push(chunk);
    available += chunk.length;
    for (;;) {
      const needed = entry?.bytes ?? BLOCK;
      if (available < skip + needed) break;
      const all = rest.length === 1 ? chunkOf(rest) : Buffer.concat(rest);
      const block = all.subarray(skip, skip + needed);
      rest = [all.subarray(skip + needed)];
      available -= skip + needed;
      skip = 0;
      if (entry !== undefined) {
        yield { name: entry.name, contents: block };
        skip = padding(entry.bytes);
        entry = undefined;
      } else {
        const header = readHeader(block);
        if (header.isFile && wants(header.name)) entry = header;
        else skip = header.bytes + padding(header.bytes);
      }
    }
  }
}

function chunkOf([first]: readonly Buffer[]): Buffer {
  return first ?? Buffer.alloc(0);
}

function readHeader(block: Buffer): { name: string; bytes: number; isFile: boolean } {
  const text = (from: number, to: number) => block.toString('utf8', from, to).replace(/\0.*$/su, '');
  const prefix = text(345, 500);
  const name = text(0, 100);
  const bytes = Number.parseInt(text(124, 136).trim() || '0', 8);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    bytes: Number.isNaN(bytes) ? 0 : bytes,
    isFile: name !== '' && FILE_TYPES.includes(block.toString('latin1', 156, 157)),
  };
}

function padding(bytes: number): number {
  return (BLOCK - (bytes % BLOCK)) % BLOCK;
}
