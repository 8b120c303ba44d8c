import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResolveHost } from '../../src/ingest/fetch/resolve-host.ts';
import { fetchInput } from '../../src/ingest/fetch-input.ts';
import { readInput } from '../../src/ingest/read-input.ts';

const PAGE = '<!doctype html><title>Ferry</title><p>It is back.</p>';
const never = new AbortController().signal;
const limits = { inputBytes: 100_000, fetchTimeoutMs: 10_000, allowPrivateAddresses: true };

let server: Server;
let base = '';
const requests: IncomingMessage[] = [];
/** What the server does at each path. */
const routes: Record<string, RequestListener> = {
  '/page': (_request, response) => response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE),
  '/latin': (_request, response) =>
    response.setHeader('content-type', 'text/html; charset=iso-8859-1').end(Buffer.from('<p>d\xe9j\xe0 vu', 'latin1')),
  '/feed': (_request, response) =>
    response.setHeader('content-type', 'text/xml').end('<rss><channel><item><title>A</title></item></channel></rss>'),
  '/moved': (_request, response) => response.writeHead(301, { location: 'page?from=moved#part' }).end('moved'),
  '/moved-to-file': (_request, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/moved-to-metadata': (_request, response) =>
    response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
  '/to-other': (_request, response) => response.writeHead(308, { location: 'http://other.example/a' }).end(),
  '/circle': (_request, response) => response.writeHead(307, { location: '/circle' }).end(),
  '/nowhere': (_request, response) => response.writeHead(302).end(),
  '/missing': (_request, response) => response.writeHead(404).end('no'),
  '/locked': (_request, response) => response.writeHead(403).end('no'),
  '/busy': (_request, response) => response.writeHead(503).end('no'),
  '/slow-down': (_request, response) => response.writeHead(429).end('no'),
  '/large': (_request, response) => response.setHeader('content-length', '200000').end('x'.repeat(200_000)),
  '/endless': (_request, response) => {
    const more = () => {
      while (response.write('words '.repeat(1000)) && !response.destroyed);
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/silent': () => {},
  '/stalled': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
  '/cut': (_request, response) => {
    response.writeHead(200, { 'content-length': '5000' });
    response.write('<p>One', () => response.destroy());
  },
  '/empty': (_request, response) => response.end(),
  '/image': (_request, response) =>
    response.setHeader('content-type', 'image/png').end(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  '/gzip': (_request, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync(PAGE)),
  '/br': (_request, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync(PAGE)),
  '/deflate': (_request, response) => response.setHeader('content-encoding', 'deflate').end(deflateSync(PAGE)),
  '/twice': (_request, response) =>
    response.setHeader('content-encoding', 'gzip, br').end(brotliCompressSync(gzipSync(PAGE))),
  '/bomb': (_request, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(50_000_000, 'x'))),
  '/not-gzip': (_request, response) => response.setHeader('content-encoding', 'gzip').end(PAGE),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const route = routes[path];
    if (route === undefined) response.writeHead(404).end();
    else route(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string, more: Partial<typeof limits> = {}, signal = never) =>
  fetchInput({ id: 'i1', url: `${base}${path}` }, { ...limits, ...more }, signal);

describe('fetching a page', () => {
  it('gives its bytes, type, address and hash', async () => {
    const input = await get('/page');
    expect(new TextDecoder().decode(input.bytes)).toBe(PAGE);
    expect(input).toMatchObject({ id: 'i1', address: `${base}/page`, mediaType: 'text/html; charset=utf-8' });
    expect(input.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect((await readInput(input, never)).metadata.title).toBe('Ferry');
  });

  it('tells the server who asks and what it reads', async () => {
    await get('/page');
    expect(requests.at(-1)?.headers).toMatchObject({
      'user-agent': expect.stringContaining('Readout'),
      'accept-encoding': 'gzip, deflate, br',
    });
  });

  it('believes the charset of the server', async () => {
    expect((await readInput(await get('/latin'), never)).text).toBe('déjà vu\n');
  });

  it('knows a feed that is sent as plain XML', async () => {
    expect((await get('/feed')).mediaType).toBe('application/rss+xml');
  });

  it.each(['/gzip', '/br', '/deflate', '/twice'])('unpacks %s', async (path) => {
    expect(new TextDecoder().decode((await get(path)).bytes)).toBe(PAGE);
  });

  it('follows a redirect and ends at the address without its fragment', async () => {
    expect((await get('/moved')).address).toBe(`${base}/page?from=moved`);
  });
});

describe('fetching fails in one sentence', () => {
  it.each([
    ['/missing', 'fetch-failed', false, /answered 404/u],
    ['/locked', 'fetch-failed', false, /answered 403/u],
    ['/nowhere', 'fetch-failed', false, /answered 302/u],
    ['/busy', 'fetch-failed', true, /answered 503/u],
    ['/slow-down', 'fetch-failed', true, /answered 429/u],
    ['/circle', 'fetch-failed', false, /without end/u],
    ['/cut', 'fetch-failed', true, /could not be fetched/u],
    ['/not-gzip', 'fetch-failed', true, /could not be fetched/u],
    ['/large', 'input-too-large', false, /larger than/u],
    ['/endless', 'input-too-large', false, /larger than/u],
    ['/bomb', 'input-too-large', false, /larger than/u],
    ['/empty', 'input-empty', false, /is empty/u],
    ['/image', 'input-not-text', false, /PNG image/u],
    ['/moved-to-file', 'address-refused', false, /file:/u],
  ])('at %s', async (path, code, isRetryable, message) => {
    await expect(get(path)).rejects.toMatchObject({ code, isRetryable, message: expect.stringMatching(message) });
  });

  it.each(['/silent', '/stalled'])('after the time limit at %s', async (path) => {
    await expect(get(path, { fetchTimeoutMs: 150 })).rejects.toMatchObject({
      code: 'fetch-failed',
      isRetryable: true,
      message: expect.stringContaining('did not answer within 0.15 s'),
    });
  });

  it('where nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    await expect(fetchInput({ id: 'i1', url: `http://127.0.0.1:${port}/` }, limits, never)).rejects.toMatchObject({
      code: 'fetch-failed',
      isRetryable: true,
    });
  });

  it('and does not show what may be a key', async () => {
    await expect(get('/missing?token=secret')).rejects.toMatchObject({
      message: expect.not.stringContaining('secret'),
    });
  });

  it('at once when it is stopped', async () => {
    const controller = new AbortController();
    const waiting = get('/silent', {}, controller.signal);
    controller.abort(new Error('stopped by hand'));
    await expect(waiting).rejects.toThrow('stopped by hand');
  });
});

describe('addresses that are not of the public internet', () => {
  const closed = { ...limits, allowPrivateAddresses: false };
  const resolving = (...addresses: string[]): ResolveHost & { calls: string[] } => {
    const calls: string[] = [];
    const resolve: ResolveHost = async (host) => {
      calls.push(host);
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    };
    return Object.assign(resolve, { calls });
  };

  it.each([
    'http://127.0.0.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://127.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://10.0.0.1/',
    'http://0.0.0.0/',
  ])('are refused as %s', async (url) => {
    await expect(fetchInput({ id: 'i1', url }, closed, never)).rejects.toMatchObject({ code: 'address-refused' });
  });

  it('are refused behind a name, also as one of several', async () => {
    for (const resolveHost of [resolving('127.0.0.1'), resolving('93.184.216.34', '10.0.0.1'), resolving('::1')]) {
      await expect(
        fetchInput({ id: 'i1', url: 'http://story.example/', resolveHost }, closed, never),
      ).rejects.toMatchObject({ code: 'address-refused' });
    }
  });

  it('are refused before anything is asked of them', async () => {
    const before = requests.length;
    await expect(fetchInput({ id: 'i1', url: `${base}/page` }, closed, never)).rejects.toMatchObject({
      code: 'address-refused',
    });
    expect(requests).toHaveLength(before);
  });

  it('are looked for at every hop anew', async () => {
    const { port } = server.address() as AddressInfo;
    const calls: string[] = [];
    const resolveHost: ResolveHost = async (host) => {
      calls.push(host);
      return host === 'other.example' ? [] : [{ address: '127.0.0.1', family: 4 }];
    };
    const url = `http://story.example:${port}/to-other`;
    await expect(fetchInput({ id: 'i1', url, resolveHost }, limits, never)).rejects.toThrow(/other\.example/u);
    expect(calls).toEqual(['story.example', 'other.example']);
  });

  it('are connected to as they were checked: a name is resolved once', async () => {
    const { port } = server.address() as AddressInfo;
    const resolveHost = resolving('127.0.0.1');
    const input = await fetchInput({ id: 'i1', url: `http://story.example:${port}/page`, resolveHost }, limits, never);
    expect(input.address).toBe(`http://story.example:${port}/page`);
    expect(resolveHost.calls).toEqual(['story.example']);
    expect(requests.at(-1)?.headers.host).toBe(`story.example:${port}`);
  });

  it.each([
    ['ftp://example.org/a', /ftp:/u],
    ['file:///etc/passwd', /file:/u],
    ['javascript:alert(1)', /javascript:/u],
    ['http://ada:secret@example.org/', /user name/u],
    ['not an address', /not a valid address/u],
  ])('and other addresses are refused: %s', async (url, message) => {
    await expect(fetchInput({ id: 'i1', url }, closed, never)).rejects.toMatchObject({
      code: 'address-refused',
      message: expect.stringMatching(message),
    });
  });

  it('and a name that leads nowhere fails', async () => {
    await expect(
      fetchInput({ id: 'i1', url: 'http://story.example/', resolveHost: resolving() }, closed, never),
    ).rejects.toMatchObject({ code: 'fetch-failed' });
  });
});
