import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ReadoutError } from '../model/readout-error.ts';
import type { Fault } from './fault.ts';
import { feedFaults } from './feed-faults.ts';
import { feedFileFaults } from './feed-file-faults.ts';
import { fetchBytes, limited, localFiles, remoteFiles, whyNot } from './feed-files.ts';
import { childOf, childrenOf, readXml } from './read-xml.ts';

const FEED_BYTES = 20 * 1024 * 1024;
/** On the web only the newest items' files are asked for: each is a handful of requests. */
const MOST_ASKED = 10;

/**
 * Checks a feed: a file on this machine with the files beside it, or an address on the web with what its server answers.
 * @throws ReadoutError `input-not-found` or `fetch-failed` where there is no feed to check.
 */
export async function checkFeed(address: string, signal?: AbortSignal): Promise<Fault[]> {
  const isRemote = /^https?:\/\//iu.test(address);
  const text = isRemote ? await fetchFeed(address, signal) : await readFeed(address);
  const read = readXml(text);
  if ('fault' in read) return [{ rule: 'rss', sentence: `The feed is not well-formed XML: ${read.fault}.` }];
  const channel = childOf(read.root, 'channel');
  if (read.root.name !== 'rss' || read.root.attributes.get('version') !== '2.0' || channel === undefined)
    return [{ rule: 'rss', sentence: 'The feed is not RSS 2.0.' }];
  const items = childrenOf(channel, 'item');
  const faults = feedFaults(channel, isRemote ? address : undefined);
  if (isRemote) {
    const asked = items.slice(0, MOST_ASKED);
    const served = await serverFaults(address, signal);
    return [...faults, ...served, ...(await feedFileFaults(channel, asked, remoteFiles(), signal))];
  }
  const base = childrenOf(channel, 'atom:link')
    .find((link) => link.attributes.get('rel') === 'self')
    ?.attributes.get('href');
  if (base === undefined || !URL.canParse(base)) return faults;
  const files = localFiles(dirname(resolve(address)), new URL('.', base).href);
  return [...faults, ...(await feedFileFaults(channel, items, files, signal))];
}

async function readFeed(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new ReadoutError('input-not-found', `The feed ${path} cannot be read: ${whyNot(cause)}.`, {
      hint: 'Give the path of a feed.xml or its address.',
      cause,
    });
  }
}

async function fetchFeed(address: string, signal?: AbortSignal): Promise<string> {
  try {
    return Buffer.from(await fetchBytes(address, FEED_BYTES, signal)).toString('utf8');
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ReadoutError('fetch-failed', `The feed ${address} cannot be had: ${whyNot(cause)}.`, {
      hint: 'Check the address; `readout serve` has to run for a feed on this machine.',
      cause,
      isRetryable: true,
    });
  }
}

/** What the feed's server answers besides the feed: HEAD, conditions, gzip. */
async function serverFaults(address: string, signal?: AbortSignal): Promise<Fault[]> {
  const ask = async (method: string, headers: Record<string, string> = {}): Promise<Response> => {
    const response = await fetch(address, { method, headers, signal: limited(signal) });
    await response.body?.cancel();
    return response;
  };
  const head = await ask('HEAD', { 'Accept-Encoding': 'identity' });
  if (!head.ok) return [{ rule: 'server', sentence: `The server answers HEAD with ${head.status}.` }];
  const faults: Fault[] = [];
  const etag = head.headers.get('etag');
  const modified = head.headers.get('last-modified');
  if (etag === null && modified === null)
    faults.push({ rule: 'conditions', sentence: 'The server sends neither ETag nor Last-Modified with the feed.' });
  else {
    const condition: Record<string, string> =
      etag === null ? { 'If-Modified-Since': modified ?? '' } : { 'If-None-Match': etag };
    const again = await ask('GET', { ...condition, 'Accept-Encoding': 'identity' });
    if (again.status !== 304)
      faults.push({
        rule: 'conditions',
        sentence: `The server answers with ${again.status} where nothing changed, not with 304.`,
      });
  }
  const packed = await ask('GET', { 'Accept-Encoding': 'gzip' });
  if (packed.headers.get('content-encoding') !== 'gzip')
    faults.push({ rule: 'gzip', sentence: 'The server does not gzip the feed.' });
  return faults;
}
