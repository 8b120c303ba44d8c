import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';

/** What a reader of articles tells a server about itself. */
const HEADERS = {
  'user-agent': 'Mozilla/5.0 (compatible; Readout/0.1; article reader)',
  accept:
    'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,text/markdown,text/vtt,text/plain;q=0.9,*/*;q=0.5',
  'accept-encoding': 'gzip, deflate, br',
};

/** Sends one GET and resolves with the answer as soon as its head is there; its body is still to be read. */
export function requestOnce(url: URL, lookup: LookupFunction, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    // No agent: a kept connection would be used again without being looked up and checked.
    const request = send(url, { headers: HEADERS, lookup, signal, agent: false });
    request.on('response', resolve);
    request.on('error', reject);
    request.end();
  });
}
