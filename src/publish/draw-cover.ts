import { createHash } from 'node:crypto';
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { cleanLine } from './clean-text.ts';
import { drawableText } from './drawable-text.ts';
import { fitTitle } from './fit-title.ts';
import { loadTitleFont, titleFont } from './load-title-font.ts';

/** What is written on a cover. */
export interface CoverText {
  readonly title: string;
  readonly author: string;
}

/** Side of the design in its own units; everything is drawn in them and scaled. */
const SIDE = 1000;
const MARGIN = 84;
/** Lower edge of the title's room; the wave begins below it. */
const TITLE_BOTTOM = 610;
const BARS = 31;

/** Draws a square cover of `pixels` a side: the title over a sound wave. Colour and wave follow from the title alone. */
export function drawCover(text: CoverText, pixels: number): Canvas {
  loadTitleFont();
  const canvas = createCanvas(pixels, pixels);
  const context = canvas.getContext('2d');
  context.scale(pixels / SIDE, pixels / SIDE);
  const seed = createHash('sha256').update(cleanLine(text.title)).digest();
  const hue = (seed.readUInt16BE(0) / 65_536) * 360;
  drawGround(context, hue);
  drawWave(context, seed, hue);
  drawTitle(context, text.title);
  drawAuthor(context, text.author);
  return canvas;
}

function drawGround(context: SKRSContext2D, hue: number): void {
  const ground = context.createLinearGradient(0, 0, SIDE, SIDE);
  ground.addColorStop(0, `hsl(${hue}, 62%, 30%)`);
  ground.addColorStop(1, `hsl(${(hue + 38) % 360}, 70%, 15%)`);
  context.fillStyle = ground;
  context.fillRect(0, 0, SIDE, SIDE);
  const glow = context.createRadialGradient(SIDE * 0.82, SIDE * 0.08, 0, SIDE * 0.82, SIDE * 0.08, SIDE * 0.9);
  glow.addColorStop(0, `hsla(${(hue + 20) % 360}, 85%, 62%, 0.5)`);
  glow.addColorStop(1, `hsla(${(hue + 20) % 360}, 85%, 62%, 0)`);
  context.fillStyle = glow;
  context.fillRect(0, 0, SIDE, SIDE);
}

/** Bars like a meter's, high in the middle as a spoken sentence is. */
function drawWave(context: SKRSContext2D, seed: Buffer, hue: number): void {
  const pitch = (SIDE - 2 * MARGIN) / BARS;
  const width = pitch * 0.56;
  const middle = 752;
  for (let bar = 0; bar < BARS; bar += 1) {
    const swell = Math.sin((Math.PI * (bar + 1)) / (BARS + 1)) ** 0.8;
    const height = width + swell * (0.25 + (0.75 * seed.readUInt8(1 + (bar % 31))) / 255) * 190;
    const x = MARGIN + bar * pitch + (pitch - width) / 2;
    context.fillStyle = `hsl(${(hue + 20 + bar * 1.6) % 360}, 92%, ${64 + swell * 12}%)`;
    context.beginPath();
    context.roundRect(x, middle - height / 2, width, height, width / 2);
    context.fill();
  }
}

function drawTitle(context: SKRSContext2D, title: string): void {
  const shown = drawableText(cleanLine(title));
  if (shown === '') return;
  const width = SIDE - 2 * MARGIN;
  const { lines, size } = fitTitle(shown, { width, height: TITLE_BOTTOM - MARGIN }, (line, pixels) => {
    context.font = titleFont(pixels, 700);
    return context.measureText(line).width;
  });
  context.font = titleFont(size, 700);
  context.fillStyle = '#ffffff';
  context.textBaseline = 'alphabetic';
  const isRightToLeft = beginsRightToLeft(shown);
  context.textAlign = isRightToLeft ? 'right' : 'left';
  context.direction = isRightToLeft ? 'rtl' : 'ltr';
  for (const [index, line] of lines.entries()) {
    context.fillText(line, isRightToLeft ? SIDE - MARGIN : MARGIN, MARGIN + size * (0.82 + index * 1.1));
  }
}

function drawAuthor(context: SKRSContext2D, author: string): void {
  const shown = drawableText(cleanLine(author));
  if (shown === '') return;
  const isRightToLeft = beginsRightToLeft(shown);
  context.textAlign = isRightToLeft ? 'right' : 'left';
  context.direction = isRightToLeft ? 'rtl' : 'ltr';
  context.font = titleFont(36, 500);
  context.fillStyle = 'rgba(255, 255, 255, 0.86)';
  context.fillText(shown, isRightToLeft ? SIDE - MARGIN : MARGIN, SIDE - MARGIN + 8, SIDE - 2 * MARGIN);
}

/** The first letter with a direction decides, as in HTML's `dir="auto"`. */
function beginsRightToLeft(text: string): boolean {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter);
}
