// A program that speaks, in its way: text on standard input; a voice (its pitch in Hz) and perhaps a file as arguments.
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

const [pitch, file] = process.argv.slice(2);
const RATE = 16_000;
const said = (await text(process.stdin)).replace(/<[^>]*>/g, ' ').replace(/&[a-z]+;/g, ' ');
const samples = [];
const silence = (ms) => samples.push(...new Array(Math.round((ms * RATE) / 1000)).fill(0));

silence(50);
for (const word of said.match(/[\p{L}\p{N}\p{M}]+|[.,;:!?]/gu) ?? []) {
  if (/^[.,;:!?]/.test(word)) silence(150);
  else {
    const length = Math.round((Math.max(3, word.length) * RATE) / 15);
    const bend = 1 + ((word.codePointAt(0) ?? 0) % 7) / 500;
    for (let at = 0; at < length; at++) {
      const envelope = Math.min(1, at / 200, (length - at) / 600);
      const phase = (2 * Math.PI * Number(pitch) * bend * at) / RATE;
      samples.push(9000 * envelope * (Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.3 * Math.sin(3 * phase)));
    }
    silence(30);
  }
}
silence(50);

const wav = Buffer.alloc(44 + samples.length * 2);
wav.write('RIFF', 0);
wav.writeUInt32LE(wav.length - 8, 4);
wav.write('WAVEfmt ', 8);
for (const [value, at] of [
  [16, 16],
  [RATE, 24],
  [RATE * 2, 28],
  [samples.length * 2, 40],
])
  wav.writeUInt32LE(value, at);
for (const [value, at] of [
  [1, 20],
  [1, 22],
  [2, 32],
  [16, 34],
])
  wav.writeUInt16LE(value, at);
wav.write('data', 36);
for (const [index, sample] of samples.entries()) wav.writeInt16LE(Math.round(sample), 44 + index * 2);
if (file === undefined) process.stdout.write(wav);
else writeFileSync(file, wav);
