import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '../../src/ingest/ingest.ts';
import { receiveInput } from '../../src/ingest/receive-input.ts';
import { findSegments } from '../../src/script/find-segments.ts';

// Reading a page and one twice as long, in turn: `npx tsx scripts/bench/script.ts [copies] [rounds]`. Doubling an input
// must take at most 2.5 times as long.

const PAGES = join(import.meta.dirname, '../../tests/fixtures');
const SIGNAL = new AbortController().signal;
const LIMIT = 2.5;
const copies = Number(process.argv[2] ?? 120);
const rounds = Number(process.argv[3] ?? 5);

let isGood = true;
for (const name of [
  'ferry-page.txt',
  'pages/bakery.md',
  'pages/lighthouse.html',
  'pages/harbour-talk.vtt',
  'pages/steg.txt',
]) {
  const page = readFileSync(join(PAGES, name), 'utf8');
  const one = makeLong(page, copies);
  const two = makeLong(page, copies * 2);
  await time(name, one);
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round++) pairs.push([await time(name, one), await time(name, two)]);
  // The least of several runs says what the work takes; others say what else the machine did.
  const [once, twice] = [Math.min(...pairs.map(([ms]) => ms)), Math.min(...pairs.map(([, ms]) => ms))];
  const ratio = twice / once;
  isGood &&= ratio <= LIMIT;
  console.log(
    `${name.padEnd(24)} ${(one.length / 1024).toFixed(0).padStart(5)} KB ${once.toFixed(0).padStart(6)} ms   doubled ${twice.toFixed(0).padStart(6)} ms   ratio ${ratio.toFixed(2)} (at most ${LIMIT})`,
  );
}
process.exitCode = isGood ? 0 : 1;

/** Copies one after the other, each with words of its own so that nothing is a repeat. */
function makeLong(page: string, count: number): string {
  const head = page.startsWith('WEBVTT') ? 'WEBVTT\n\n' : '';
  const body = page.slice(head.length);
  return head + Array.from({ length: count }, (_, copy) => body.replace(/\b(the|die)\b/gu, `$1 n${copy}`)).join('\n');
}

async function time(name: string, text: string): Promise<number> {
  const received = receiveInput({ id: 'i1', address: `/bench/${name}`, bytes: Buffer.from(text) });
  const start = performance.now();
  findSegments(await ingest([received], SIGNAL));
  return performance.now() - start;
}
