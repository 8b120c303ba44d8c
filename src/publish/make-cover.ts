import { readFile } from 'node:fs/promises';
import { type Canvas, createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { ReadoutError } from '../model/readout-error.ts';
import type { Show } from '../model/show.ts';
import { drawCover } from './draw-cover.ts';

/** What Apple takes: square, 1400 to 3000 px. */
const SMALLEST = 1400;
const LARGEST = 3000;
const JPEG_QUALITY = 90;

/**
 * The show's cover as a JPEG: the producer's own picture, checked, else one drawn from the title. Without `pixels` a
 * drawn cover has 3000 px and a given one keeps its size; with it (a small one for the MP3's tag) both are scaled.
 * @throws ReadoutError `bad-cover` when the given picture is missing, unreadable, not square or of a wrong size.
 */
export async function makeCover(show: Pick<Show, 'title' | 'author' | 'cover'>, pixels?: number): Promise<Uint8Array> {
  if (show.cover === undefined) return await drawCover(show, pixels ?? LARGEST).encode('jpeg', JPEG_QUALITY);
  const image = await loadCover(show.cover);
  return await flatten(image, pixels ?? image.width).encode('jpeg', JPEG_QUALITY);
}

async function loadCover(path: string): Promise<Image> {
  const image = await readImage(path);
  const fault = coverFault(image);
  if (fault === undefined) return image;
  throw new ReadoutError('bad-cover', `The cover ${path} ${fault}.`, {
    hint: `Give a square picture of ${SMALLEST} to ${LARGEST} px a side, or none: then one is made from the title.`,
  });
}

async function readImage(path: string): Promise<Image> {
  try {
    return await loadImage(await readFile(path));
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    throw new ReadoutError('bad-cover', `The cover ${path} ${isMissing ? 'does not exist' : 'is not a picture'}.`, {
      hint: 'Give the path of a JPEG, PNG or WebP file.',
      cause,
    });
  }
}

/** Why directories would refuse a cover of this size, as the end of a sentence; undefined where they take it. */
export function coverFault({ width, height }: { readonly width: number; readonly height: number }): string | undefined {
  if (width !== height) return `is ${width} x ${height} px, not square`;
  if (width < SMALLEST || width > LARGEST) return `is ${width} px a side, not ${SMALLEST} to ${LARGEST}`;
  return undefined;
}

/** On white: directories refuse transparency. */
function flatten(image: Image, pixels: number): Canvas {
  const canvas = createCanvas(pixels, pixels);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, pixels, pixels);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, pixels, pixels);
  return canvas;
}
