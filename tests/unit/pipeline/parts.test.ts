import { expect, it } from 'vitest';
import { ingest } from '../../../src/ingest/ingest.ts';
import type { RequestedInput } from '../../../src/model/episode.ts';
import { chooseParts } from '../../../src/pipeline/choose-parts.ts';
import { keepParts } from '../../../src/pipeline/keep-parts.ts';
import type { NamedInput } from '../../../src/pipeline/receive-inputs.ts';
import { FEED, makeInput } from './make-input.ts';

const { signal } = new AbortController();
const feed = makeInput(FEED, '/notes/feed.xml', 'application/rss+xml');

/** The titles of the documents that an episode of this part is of. */
async function titlesOf({ received, ...input }: NamedInput, part: string | undefined): Promise<string[]> {
  const requested: RequestedInput = {
    ...input,
    id: 'i1',
    address: received.address,
    ...(part === undefined ? {} : { part }),
  };
  const file = await ingest([received], signal);
  const kept = await keepParts(file, [received], [requested], signal);
  return kept.documents.map(({ title }) => title);
}

it('makes one episode of all inputs, whole', async () => {
  const mill = makeInput('The Mill\n\nThe mill of Auerbach grinds again.\n', '/mill.txt');
  const bell = makeInput('The Bell\n\nThe bell of Quillby rings again.\n', '/bell.txt');
  const groups = await chooseParts([mill, bell], false, signal);
  expect(groups).toEqual([[mill, bell]]);
});

it("builds a feed's newest item, known by its guid", async () => {
  const [[part] = []] = await chooseParts([feed], false, signal);
  expect(part).toMatchObject({ part: 'bell', title: 'The new bell' });
  expect(await titlesOf(feed, part?.part)).toEqual(['The new bell']);
});

it('builds every item of a feed where each is asked for, oldest first; one without a guid is known by its link', async () => {
  const groups = await chooseParts([feed], true, signal);
  expect(groups.map(([part]) => part?.part)).toEqual(['https://harbour.example/mill', 'bell']);
  expect(await titlesOf(feed, 'https://harbour.example/mill')).toEqual(['The old mill']);
});

it('accounts for what was not asked for', async () => {
  const { received } = feed;
  const requested: RequestedInput = { id: 'i1', kind: 'file', address: '/x', identity: '/x', part: 'bell' };
  const { spans, inputs } = await keepParts(await ingest([received], signal), [received], [requested], signal);
  const text = inputs[0]?.text ?? '';
  const dropped = spans.filter(({ why }) => why === 'not-asked-for');
  expect(dropped.map(({ source }) => text.slice(source.start, source.end)).join(' ')).toContain('old mill');
  expect(
    spans
      .filter(({ use }) => use === 'spoken')
      .some(({ source }) => text.slice(source.start, source.end).includes('mill')),
  ).toBe(false);
});

it('says that a part is no longer there', async () => {
  await expect(titlesOf(feed, 'gone')).rejects.toMatchObject({ code: 'nothing-to-read' });
});
