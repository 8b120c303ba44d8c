import { createHash } from 'node:crypto';
import type { NamedInput } from '../../../src/pipeline/receive-inputs.ts';

/** An input that came from a file of these contents. */
export function makeInput(contents: string, path = '/notes/mill.txt', mediaType = 'text/plain'): NamedInput {
  const bytes = Buffer.from(contents);
  return {
    kind: 'file',
    identity: path,
    received: {
      id: 'i1',
      address: path,
      mediaType,
      bytes,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      receivedAt: '2026-11-24T06:00:00.000Z',
    },
  };
}

/** A feed of two items, the newer first. */
export const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Notes</title>
<link>https://harbour.example/</link><description>Notes</description>
<item><title>The new bell</title><guid isPermaLink="false">bell</guid><pubDate>Mon, 23 Nov 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The new bell of Quillby weighs nine tons. It rings at noon, and people come from far away to hear it.&lt;/p&gt;</description></item>
<item><title>The old mill</title><link>https://harbour.example/mill</link><pubDate>Sun, 22 Nov 2026 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The old mill of Quillby stands still. Nobody grinds there now, and the miller has moved to the town.&lt;/p&gt;</description></item>
</channel></rss>`;
