import { createHash, randomUUID } from 'node:crypto';
import { basename, extname, join } from 'node:path';
import type { Episode, OnBadClip, RequestedInput } from '../model/episode.ts';
import type { LexiconEntry, Show } from '../model/show.ts';
import { listEpisodes } from '../store/episodes.ts';
import { sourceFolder } from '../store/paths.ts';
import { writeAtomic } from '../store/write-atomic.ts';
import type { NamedInput } from './receive-inputs.ts';
import { slugOf } from './slug.ts';
import { fileEnding } from './source-files.ts';

/** What an episode is made of: an input as it arrived, and which part of it. */
export interface EpisodePart extends NamedInput {
  /** A feed item's guid or link, or a document's title; undefined: the whole input. */
  readonly part?: string;
  /** What the episode's id is made from, where the part has a title. */
  readonly title?: string;
}

/** How an episode is asked for. */
export interface EpisodeWish {
  readonly parts: readonly EpisodePart[];
  readonly title?: string | undefined;
  readonly instance?: string | undefined;
  readonly review: boolean;
  readonly lexicon?: readonly LexiconEntry[] | undefined;
  /** Make another episode even where there is one of these inputs. */
  readonly isNew: boolean;
  /** US dollars that its speech may cost from now on; undefined: whatever it costs. */
  readonly budgetUsd?: number | undefined;
  /** Default `fail`. */
  readonly onBadClip?: OnBadClip | undefined;
}

/** Characters of an id that come from a title; date and hash make it 64 at most. */
const SLUG_LENGTH = 40;

/**
 * The record of a requested episode, its inputs copied into its folder. The same inputs of a show are the same episode, in
 * whatever order they are named. The record itself is written by queue/.
 */
export async function requestEpisode(home: string, show: Show, wish: EpisodeWish): Promise<Episode> {
  const existing = wish.isNew ? undefined : await findSameEpisode(home, show.id, wish.parts);
  const identity = existing ?? newIdentity(show, wish);
  const inputs: RequestedInput[] = [];
  for (const [index, part] of wish.parts.entries()) {
    inputs.push(await keepInput(home, { show: show.id, id: identity.id }, `i${index + 1}`, part));
  }
  const { title, instance, review, lexicon, budgetUsd, onBadClip } = wish;
  return {
    format: 'readout-episode/1',
    id: identity.id,
    show: show.id,
    guid: identity.guid,
    firstDate: identity.firstDate,
    request: withBudget(
      {
        inputs,
        ...(title === undefined ? {} : { title }),
        ...(instance === undefined ? {} : { instance }),
        review,
        ...(lexicon === undefined ? {} : { lexicon: [...lexicon] }),
        ...(onBadClip === undefined ? {} : { onBadClip }),
      },
      budgetUsd,
    ),
    state: 'queued',
    build: (existing?.build ?? 0) + 1,
    startAt: 'ingest',
    updatedAt: new Date().toISOString(),
    ...(existing?.result === undefined ? {} : { result: existing.result }),
  };
}

/** A request whose speech may cost so much from this moment on; without an amount, whatever it costs. */
export function withBudget(request: Episode['request'], usd: number | undefined): Episode['request'] {
  const { budget: _budget, ...kept } = request;
  return usd === undefined ? kept : { ...kept, budget: { usd, since: new Date().toISOString() } };
}

/** The show's episode of these very inputs, if there is one. */
export async function findSameEpisode(
  home: string,
  show: string,
  parts: readonly EpisodePart[],
): Promise<Episode | undefined> {
  const wanted = identityKey(parts);
  const episodes = await listEpisodes(home, show);
  return episodes.find(({ request }) => identityKey(request.inputs) === wanted);
}

function identityKey(inputs: readonly { readonly identity: string; readonly part?: string | undefined }[]): string {
  return JSON.stringify(inputs.map(({ identity, part }) => [identity, part ?? '']).sort());
}

function newIdentity(show: Show, { parts, title, isNew }: EpisodeWish): Pick<Episode, 'id' | 'guid' | 'firstDate'> {
  const guid = `urn:uuid:${randomUUID()}`;
  const now = new Date();
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: show.timeZone, dateStyle: 'short' }).format(now);
  const [first] = parts;
  const name = slugOf(title ?? first?.title ?? nameOfInput(first), SLUG_LENGTH);
  // `--new` makes another episode of the same inputs, perhaps on the same day.
  const seed = JSON.stringify([show.id, identityKey(parts), isNew ? guid : '']);
  const hash = createHash('sha256').update(seed).digest('hex').slice(0, 6);
  return { id: [day, name, hash].filter((part) => part !== '').join('-'), guid, firstDate: now.toISOString() };
}

function nameOfInput(part: EpisodePart | undefined): string {
  if (part === undefined || part.kind === 'stdin') return '';
  if (part.kind === 'file') return basename(part.identity, extname(part.identity));
  const { hostname, pathname } = new URL(part.identity);
  const last = pathname.split('/').findLast((piece) => piece !== '');
  return last === undefined ? hostname : basename(last, extname(last));
}

async function keepInput(
  home: string,
  episode: { readonly show: string; readonly id: string },
  id: string,
  { kind, identity, part, received }: EpisodePart,
): Promise<RequestedInput> {
  const file = `${id}${fileEnding(received.mediaType)}`;
  await writeAtomic(join(sourceFolder(home, episode), file), received.bytes);
  return {
    id,
    kind,
    address: received.address,
    identity,
    ...(part === undefined ? {} : { part }),
    received: file,
    mediaType: received.mediaType,
    sha256: received.sha256,
    receivedAt: received.receivedAt,
  };
}
