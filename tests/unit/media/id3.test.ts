import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildId3, type EpisodeTag } from '../../../src/media/id3.ts';

const program = 'ffmpeg';
const folder = mkdtempSync(join(tmpdir(), 'readout-media-'));
afterAll(() => rmSync(folder, { recursive: true }));

const episode: EpisodeTag = {
  title: 'Über die Brücke – 橋',
  show: 'Harbour Notes',
  artist: 'Ilse Marwitz',
  date: '2026-11-24T05:00:00Z',
  comment: 'First line\nSecond line',
  chapters: [
    { id: 'd1', title: 'The bridge', startMs: 0, endMs: 61_000.4 },
    { id: 'd2', title: 'Interview: The bridge', startMs: 61_000.4, endMs: 120_000 },
  ],
  language: 'de-AT',
};

function chapters(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    id: `d${index + 1}`,
    title: `Chapter ${index + 1}`,
    startMs: index * 1000,
    endMs: (index + 1) * 1000,
  }));
}

interface Frame {
  readonly id: string;
  readonly body: Buffer;
}

/** The frames of an ID3v2.3 tag, read by its specification. */
function framesOf(tag: Uint8Array): Frame[] {
  const bytes = Buffer.from(tag);
  expect(bytes.toString('latin1', 0, 3)).toBe('ID3');
  expect([bytes[3], bytes[4], bytes[5]]).toEqual([3, 0, 0]);
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + (bytes[at] ?? 0), 0);
  expect(length + 10).toBe(bytes.length);
  const frames: Frame[] = [];
  for (let at = 10; at + 10 <= bytes.length && bytes[at] !== 0; ) {
    const size = bytes.readUInt32BE(at + 4);
    frames.push({ id: bytes.toString('latin1', at, at + 4), body: bytes.subarray(at + 10, at + 10 + size) });
    at += 10 + size;
  }
  return frames;
}

/** Entries of a table of contents: id, flags, count, then ids each ended by a zero. */
function contentsOf({ body }: Frame) {
  const [id = '', ...children] = body.toString('latin1').split('\0');
  const count = body[id.length + 2];
  return { id, flags: body[id.length + 1], count, first: children[0]?.slice(2), entries: children.length - 1 };
}

describe('buildId3', () => {
  it('says what ffmpeg then reads', () => {
    const path = join(folder, 'tagged.mp3');
    // Two silent frames, so that it is an MP3 at all.
    const frame = Buffer.alloc(288);
    frame.set([0xff, 0xfb, 0x74, 0xc4]);
    writeFileSync(path, Buffer.concat([buildId3(episode), ...Array.from({ length: 20 }, () => frame)]));
    const said = execFileSync(program, ['-loglevel', 'error', '-i', path, '-f', 'ffmetadata', '-']).toString();
    expect(said).toContain('title=Über die Brücke – 橋');
    expect(said).toContain('album=Harbour Notes');
    expect(said).toContain('artist=Ilse Marwitz');
    expect(said).toContain('genre=Podcast');
    expect(said).toContain('comment=First line\\\nSecond line');
    expect(said).toContain('date=2026');
    expect(said).toContain('START=61000\nEND=120000\ntitle=Interview: The bridge');
  });

  it('carries date, language and cover', () => {
    const cover = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);
    const frames = framesOf(buildId3({ ...episode, cover }));
    const bodyOf = (id: string) => frames.find((frame) => frame.id === id)?.body;
    expect(bodyOf('TYER')?.toString('latin1')).toBe('\u00002026');
    expect(bodyOf('TDAT')?.toString('latin1')).toBe('\u00002411');
    expect(bodyOf('COMM')?.toString('latin1', 1, 4)).toBe('deu');
    expect(bodyOf('APIC')?.toString('latin1', 1, 11)).toBe('image/jpeg');
    expect(bodyOf('APIC')?.subarray(-7)).toEqual(Buffer.from(cover));
  });

  it('lists up to 255 chapters in one table', () => {
    const tables = framesOf(buildId3({ ...episode, chapters: chapters(255) })).filter(({ id }) => id === 'CTOC');
    expect(tables.map(contentsOf)).toEqual([{ id: 'toc', flags: 3, count: 255, first: 'd1', entries: 255 }]);
  });

  it('lists more chapters in tables of tables, and writes every one', () => {
    const frames = framesOf(buildId3({ ...episode, chapters: chapters(600) }));
    expect(frames.filter(({ id }) => id === 'CHAP').length).toBe(600);
    expect(frames.filter(({ id }) => id === 'CTOC').map(contentsOf)).toEqual([
      { id: 'toc', flags: 3, count: 3, first: 'toc1', entries: 3 },
      { id: 'toc1', flags: 1, count: 255, first: 'd1', entries: 255 },
      { id: 'toc2', flags: 1, count: 255, first: 'd256', entries: 255 },
      { id: 'toc3', flags: 1, count: 90, first: 'd511', entries: 90 },
    ]);
  });

  it('has no table without chapters, and no broken text', () => {
    const frames = framesOf(buildId3({ ...episode, title: 'A\0B\ud800', chapters: [] }));
    expect(frames.filter(({ id }) => id === 'CTOC' || id === 'CHAP')).toEqual([]);
    expect(
      frames
        .find(({ id }) => id === 'TIT2')
        ?.body.subarray(3)
        .toString('utf16le'),
    ).toBe('AB\ufffd');
  });
});
