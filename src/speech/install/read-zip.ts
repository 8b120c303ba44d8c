import { inflateRawSync } from 'node:zlib';
import { ReadoutError } from '../../model/readout-error.ts';
import type { ArchiveEntry } from './read-tar.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/** The wanted entries of a zip archive, whole, in the order of its directory. For archives whose checksum is known. */
export function* readZip(archive: Buffer, wants: (name: string) => boolean): Generator<ArchiveEntry> {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) throw unreadable('it has no directory');
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(at) !== DIRECTORY_ENTRY) throw unreadable('its directory is broken');
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (wants(name)) yield { name, contents: contentsOf(archive, at) };
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
}

function contentsOf(archive: Buffer, entry: number): Buffer {
  const method = archive.readUInt16LE(entry + 10);
  const packedBytes = archive.readUInt32LE(entry + 20);
  const header = archive.readUInt32LE(entry + 42);
  const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(start, start + packedBytes);
  if (method === STORED) return packed;
  if (method === DEFLATED) return inflateRawSync(packed);
  throw unreadable(`it uses the packing method ${method}`);
}

function unreadable(why: string): ReadoutError {
  return new ReadoutError('bad-file', `The zip archive cannot be unpacked: ${why}.`);
}
