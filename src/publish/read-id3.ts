import type { Ms } from '../model/units.ts';

/** What the ID3v2.3 tag of an MP3 says. */
export interface Id3Tag {
  /** Text of each text frame (`TIT2` …) by its name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Names of all frames, in order. */
  readonly frames: readonly string[];
  readonly chapters: readonly Id3Chapter[];
  readonly contents: readonly Id3Contents[];
}

/** A `CTOC` frame: the ids of chapters, or of further tables, that it lists. */
export interface Id3Contents {
  readonly id: string;
  readonly isTop: boolean;
  readonly isOrdered: boolean;
  readonly ids: readonly string[];
}

/** A `CHAP` frame. */
export interface Id3Chapter {
  readonly id: string;
  readonly title: string;
  readonly startMs: Ms;
  readonly endMs: Ms;
}

interface Frame {
  readonly name: string;
  readonly data: Buffer;
}

/** Reads the tag at the start of an MP3; undefined where there is none of version 2.3. */
export function readId3(bytes: Buffer): Id3Tag | undefined {
  if (bytes.length < 10 || bytes.toString('latin1', 0, 3) !== 'ID3' || bytes[3] !== 3) return undefined;
  const frames = readFrames(bytes.subarray(10, 10 + tagBytes(bytes)));
  return {
    texts: new Map(frames.filter(({ name }) => name.startsWith('T')).map(({ name, data }) => [name, readText(data)])),
    frames: frames.map(({ name }) => name),
    chapters: frames.filter(({ name }) => name === 'CHAP').map(({ data }) => readChapter(data)),
    contents: frames.filter(({ name }) => name === 'CTOC').map(({ data }) => readContents(data)),
  };
}

/** Length of the tag without its 10 bytes of header: four bytes of seven bits. */
export function tagBytes(header: Buffer): number {
  return [6, 7, 8, 9].reduce((size, index) => size * 128 + ((header[index] ?? 0) & 0x7f), 0);
}

function readFrames(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  let at = 0;
  while (at + 10 <= bytes.length && bytes[at] !== 0) {
    const size = bytes.readUInt32BE(at + 4);
    frames.push({ name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(at + 10, at + 10 + size) });
    at += 10 + size;
  }
  return frames;
}

/** First byte: 0 Latin-1, 1 UTF-16 with a byte order mark. */
function readText(data: Buffer): string {
  if (data[0] !== 1) return data.toString('latin1', 1).replace(/\0+$/u, '');
  const isBigEndian = data[1] === 0xfe;
  const text = new TextDecoder(isBigEndian ? 'utf-16be' : 'utf-16le').decode(data.subarray(3));
  return text.replace(/\0+$/u, '');
}

function readChapter(data: Buffer): Id3Chapter {
  const end = data.indexOf(0);
  if (end < 0 || data.length < end + 17) return { id: '', title: '', startMs: 0, endMs: 0 };
  const title = readFrames(data.subarray(end + 17)).find(({ name }) => name === 'TIT2');
  return {
    id: data.toString('latin1', 0, end),
    title: title === undefined ? '' : readText(title.data),
    startMs: data.readUInt32BE(end + 1),
    endMs: data.readUInt32BE(end + 5),
  };
}

function readContents(data: Buffer): Id3Contents {
  const end = data.indexOf(0);
  const flags = data[end + 1] ?? 0;
  const count = data[end + 2] ?? 0;
  const ids = data
    .toString('latin1', end + 3)
    .split('\0')
    .slice(0, count);
  return { id: data.toString('latin1', 0, end), isTop: (flags & 2) !== 0, isOrdered: (flags & 1) !== 0, ids };
}
