import { expect, it } from 'vitest';
import { ReadoutError } from '../../../../src/model/readout-error.ts';
import { read } from './read-for-test.ts';

const SEEDS: readonly (readonly [file: string, contents: string])[] = [
  [
    'a.txt',
    'The ferry\n=====\n\nADA OKORO: When will\nit be back?\n| Port | Boats |\n|---|---|\n| Norra | 3 |\n\f\nPage 2 of 9\n* * *\nSoon — they say.',
  ],
  [
    'a.md',
    '---\ntitle: "The ferry"\n---\n# Ferry\n\n**Ada:** It is *so*, see [the pier][p]&mdash;now.[^1]\n\n> - one\n>   1. two\n\n| a | b |\n|---|---|\n| `c` | d |\n\n<p>Raw <b>HTML</b></p>\n\n{% image "x" %}\n\n[p]: https://example.org\n[^1]: Note.',
  ],
  [
    'a.html',
    '<!doctype html><html lang="en"><head><title>Ferry | News</title><script type="application/ld+json">{"@type":"Article"}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry</h1><p><b>Q:</b> Why?<sup>[1]</sup><br><br>A: &eacute;</p><ul><li>one<li>two</ul><table><tr><th>a<th>b<tr><td>1<td>2</table><dl><dt>x<dd>y</dl></article><footer>end</footer></body></html>',
  ],
  [
    'a.vtt',
    'WEBVTT\nLanguage: en\n\nNOTE x\n\n1\n00:01.000 --> 00:02.000\n<v Ada>Is it <i>late</i>?\n\n00:02.000 --> 00:03.000\n<v Lena>It &amp; is.',
  ],
  ['a.srt', '1\n00:00:01,000 --> 00:00:02,000\nADA: One.\n\n2\n00:00:02,000 --> 00:00:03,000\n- Two\n- Three'],
  [
    'a.xml',
    '<?xml version="1.0"?><rss><channel><title>News</title><item><title>A &amp; b</title><guid>1</guid><description><![CDATA[<p>One <b>two</b></p>]]></description></item></channel></rss>',
  ],
  [
    'a.xml',
    '<feed xml:lang="de"><entry><title type="html">A</title><link href="x"/><content type="xhtml"><div><p>One</p></div></content></entry></feed>',
  ],
  [
    'a.json',
    '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"A","content_html":"<p>One</p>"}]}',
  ],
];

/** A small deterministic generator, so that a failure can be repeated. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const at = random(bytes.length);
  const to = Math.min(bytes.length, at + 1 + random(40));
  switch (random(7)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return bytes.subarray(at);
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)]);
    case 4:
      return Buffer.concat([bytes.subarray(to), bytes.subarray(0, to)]);
    case 5:
      return bytes.map((byte, index) => (index >= at && index < to ? 1 + random(255) : byte));
    default:
      return Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le');
  }
}

it('reads 500 damaged inputs or refuses them in a sentence', async () => {
  const random = createRandom(2026);
  let readable = 0;
  for (let count = 0; count < 500; count += 1) {
    const [file, contents] = SEEDS[count % SEEDS.length] ?? ['a.txt', ''];
    let bytes: Uint8Array = new TextEncoder().encode(contents);
    for (let times = random(4); times >= 0; times -= 1) if (bytes.length > 0) bytes = mutate(bytes, random);
    try {
      // `read` also checks that blocks and runs are in order and lie inside the text.
      await read(file, bytes);
      readable += 1;
    } catch (error) {
      const isSentence = error instanceof ReadoutError && error.message.length < 300;
      if (!isSentence)
        throw new Error(`case ${count} (${file}): ${JSON.stringify(Buffer.from(bytes).toString('latin1'))}`, {
          cause: error,
        });
    }
  }
  expect(readable).toBeGreaterThan(250);
});
