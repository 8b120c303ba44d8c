import { ingest } from '../ingest/ingest.ts';
import type { Capabilities } from '../model/capabilities.ts';
import type { Edit } from '../model/edits.ts';
import type { Script, Segment, Speaker } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import { writeScript } from '../script/write-script.ts';
import { hasGoodTake } from '../speech/find-take.ts';
import { countUnits, type Price, predictCost } from '../speech/prices.ts';
import { takeKey } from '../speech/take-key.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { splitUtterances } from '../ssml/split-utterances.ts';
import { standInCast, withFallbackWarnings } from './fallback-voices.ts';
import { keepParts } from './keep-parts.ts';
import { findProvider, listVoices, splitVoiceId } from './list-voices.ts';
import { type EpisodePart, findSameEpisode } from './request-episode.ts';
import { readEdits } from './write-episode-script.ts';

/** What is to be estimated, and with which voices. */
export interface EstimateRequest {
  readonly home: string;
  readonly show: Show;
  readonly parts: readonly EpisodePart[];
  /** Speaks unless the show's cast says otherwise. */
  readonly instance?: string | undefined;
  readonly title?: string | undefined;
  /** What a script file changes; undefined: what an earlier build's producer changed. */
  readonly edits?: readonly Edit[] | undefined;
  readonly providers: ReadonlyMap<string, TtsProvider>;
  readonly prices: ReadonlyMap<string, Price>;
}

/** What one instance would be asked for. */
export interface InstanceEstimate {
  readonly instance: string;
  readonly requests: number;
  /** Requests whose takes are there already: they cost nothing. */
  readonly requestsFree: number;
  /** Billed in this unit for the requests that are left. */
  readonly units: number;
  readonly unit: Capabilities['limit']['unit'];
  /** US dollars; undefined where nobody knows the price. */
  readonly costUsd?: number;
  /** False where the service counts in a way that is known only afterwards, or the account's plan decides. */
  readonly isExact: boolean;
  /** Where the price is from: the day of the price list, `config.json`, or `local`. */
  readonly priceFrom?: string;
}

/** What an episode would cost. */
export interface Estimate {
  readonly format: 'readout-estimate/1';
  readonly title: string;
  readonly segments: number;
  readonly instances: readonly InstanceEstimate[];
  /** US dollars of those whose price is known. */
  readonly costUsd: number;
  /** False where some price is not known. */
  readonly isWhole: boolean;
  readonly isExact: boolean;
  /** Who would speak, at another price, for a speaker whose own voice cannot when it is built; absent where the show declares none. */
  readonly fallback?: readonly { readonly speaker: string; readonly voice: string }[];
  /** What a producer should know: whom a fallback voice would speak today. */
  readonly warnings: readonly string[];
}

/** Says what speaking inputs would cost, without speaking or keeping anything. @throws ReadoutError as a build does. */
export async function estimateEpisode(request: EstimateRequest, signal: AbortSignal): Promise<Estimate> {
  const standIn = await standInCast(request.show, request.providers, async () => false, signal);
  const script = await scriptOf({ ...request, show: standIn.show }, signal);
  return estimateScript(request, withFallbackWarnings({ ...script, warnings: [] }, standIn));
}

/** Says what speaking a script would cost. */
export async function estimateScript(
  request: Pick<EstimateRequest, 'home' | 'show' | 'providers' | 'prices'>,
  script: Script,
): Promise<Estimate> {
  const instances = await Promise.all(
    [...groupByInstance(script)].map(([instance, turns]) => estimateInstance(request, instance, turns)),
  );
  return {
    format: 'readout-estimate/1',
    title: script.title,
    segments: script.segments.length,
    instances,
    costUsd: instances.reduce((total, { costUsd = 0 }) => total + costUsd, 0),
    isWhole: instances.every(({ costUsd }) => costUsd !== undefined),
    isExact: instances.every(({ isExact }) => isExact),
    ...fallbackOf(request.show, script),
    warnings: script.warnings,
  };
}

function fallbackOf({ fallback = {} }: Show, { speakers }: Script): Pick<Estimate, 'fallback'> {
  const declared = Object.entries(fallback).flatMap(([key, voice]) =>
    // The key of a voice in another language than the show's ends with it.
    speakers
      .filter(({ name }) => name.toLowerCase() === key.split('/')[0])
      .map(({ name }) => ({ speaker: name, voice })),
  );
  return declared.length === 0 ? {} : { fallback: declared };
}

/** The script that a build would write, changes of an earlier build's producer among it. */
async function scriptOf(request: EstimateRequest, signal: AbortSignal): Promise<Script> {
  const { home, show, parts, instance, title, providers } = request;
  const existing = await findSameEpisode(home, show.id, parts);
  const edits = request.edits ?? (existing && (await readEdits(home, existing)));
  const received = parts.map(({ received: input }, index) => ({ ...input, id: `i${index + 1}` }));
  const asked = parts.map(({ kind, identity, part, received: { address } }, index) => ({
    id: `i${index + 1}`,
    kind,
    address,
    identity,
    ...(part === undefined ? {} : { part }),
  }));
  const { script } = writeScript({
    documents: await keepParts(await ingest(received, signal), received, asked, signal),
    show,
    episode: existing ?? { show: show.id, id: 'estimate' },
    firstDate: existing?.firstDate ?? new Date().toISOString(),
    instance: instance ?? show.instance,
    voices: await listVoices(providers, signal),
    ...(title === undefined ? {} : { title }),
    ...(edits === undefined ? {} : { edits }),
  });
  return script;
}

interface Turn {
  readonly segment: Segment;
  readonly speaker: Speaker;
}

function groupByInstance({ segments, speakers }: Script): Map<string, Turn[]> {
  const groups = new Map<string, Turn[]>();
  for (const segment of segments) {
    const speaker = speakers.find(({ id }) => id === segment.speaker);
    // A recording is there already and costs nothing.
    if (speaker === undefined || segment.recording !== undefined) continue;
    const { instance } = splitVoiceId(speaker.voice);
    groups.set(instance, [...(groups.get(instance) ?? []), { segment, speaker }]);
  }
  return groups;
}

async function estimateInstance(
  { home, providers, prices }: Pick<EstimateRequest, 'home' | 'providers' | 'prices'>,
  instance: string,
  turns: readonly Turn[],
): Promise<InstanceEstimate> {
  const provider = findProvider(providers, `${instance}:`);
  const { capabilities } = provider;
  const price = prices.get(instance);
  const seen = new Set<string>();
  let free = 0;
  let units = 0;
  let costUsd = 0;
  for (const { segment, speaker } of turns) {
    for (const { body } of splitUtterances(segment.sentences, capabilities, speaker.language)) {
      const speech = { voice: splitVoiceId(speaker.voice).voice, body, language: speaker.language };
      const key = takeKey(provider, speech, 1);
      // What is said twice is bought once.
      if (seen.has(key)) continue;
      seen.add(key);
      if (await hasGoodTake({ home, provider }, speech)) {
        free += 1;
        continue;
      }
      units += countUnits(body, capabilities) * (price?.unitsPerCharacter ?? 1);
      if (price !== undefined) costUsd += predictCost(price, body, capabilities).expectedUsd;
    }
  }
  return {
    instance,
    requests: seen.size,
    requestsFree: free,
    units: capabilities.isBilled ? units : 0,
    unit: capabilities.limit.unit,
    isExact: price?.isExact === true,
    ...(price === undefined ? {} : { costUsd: Math.round(costUsd * 1e6) / 1e6, priceFrom: price.from }),
  };
}
