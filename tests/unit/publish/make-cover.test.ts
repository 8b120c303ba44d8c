import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { drawableText } from '../../../src/publish/drawable-text.ts';
import { loadTitleFont } from '../../../src/publish/load-title-font.ts';
import { makeCover } from '../../../src/publish/make-cover.ts';

const SHOW = { title: 'The Ferry Hour', author: 'Harbour Radio' };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'readout-cover-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function picture(name: string, width: number, height: number): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, createCanvas(width, height).toBuffer('image/png'));
  return path;
}

it('draws a square JPEG of 3000 px from the title, the same each time', async () => {
  const cover = await makeCover(SHOW);
  const image = await loadImage(cover);
  expect([image.width, image.height]).toEqual([3000, 3000]);
  expect([...cover.subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff]);
  expect(Buffer.compare(cover, await makeCover(SHOW))).toBe(0);
});

it('gives another title another look', async () => {
  const [one, other] = await Promise.all([makeCover(SHOW, 200), makeCover({ ...SHOW, title: 'Night Boat' }, 200)]);
  expect(Buffer.compare(one, other)).not.toBe(0);
});

it('makes a small one for the tag of the MP3', async () => {
  const cover = await makeCover(SHOW, 500);
  expect((await loadImage(cover)).width).toBe(500);
  expect(cover.byteLength).toBeLessThan(100_000);
});

it.each(['صوت المدينة', '日本のニュース', '🎧🎧', 'x'.repeat(300), 'a\ud800b', ' '])(
  'survives the title %j',
  async (title) => {
    expect((await loadImage(await makeCover({ ...SHOW, title }, 200))).width).toBe(200);
  },
);

it('leaves out what no font can draw instead of drawing boxes', () => {
  loadTitleFont();
  expect(drawableText('News \u{10fffd} today')).toBe('News today');
  expect(drawableText('Łódź Київ שלום مرحبا')).toBe('Łódź Київ שלום مرحبا');
});

it('takes a given picture of the right size, flattens it and keeps its size', async () => {
  const cover = await makeCover({ ...SHOW, cover: await picture('good.png', 1400, 1400) });
  const image = await loadImage(cover);
  expect([image.width, image.height, cover[0]]).toEqual([1400, 1400, 0xff]);
});

it('refuses a picture that directories would refuse, saying why', async () => {
  const wide = await picture('wide.png', 1600, 1500);
  await expect(makeCover({ ...SHOW, cover: wide })).rejects.toMatchObject({
    code: 'bad-cover',
    message: `The cover ${wide} is 1600 x 1500 px, not square.`,
  });
  const small = await picture('small.png', 600, 600);
  await expect(makeCover({ ...SHOW, cover: small })).rejects.toThrow('600 px a side, not 1400 to 3000');
});

it('refuses a file that is missing or no picture', async () => {
  const text = join(folder, 'notes.jpg');
  await writeFile(text, 'not a picture');
  await expect(makeCover({ ...SHOW, cover: text })).rejects.toThrow(`The cover ${text} is not a picture.`);
  await expect(makeCover({ ...SHOW, cover: '/nowhere/cover.png' })).rejects.toMatchObject({
    code: 'bad-cover',
    message: 'The cover /nowhere/cover.png does not exist.',
  });
});
