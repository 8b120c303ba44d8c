import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readlink, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { type Serving, serve } from '../../src/http/serve.ts';
import { publicFolder } from '../../src/store/paths.ts';
import { newShow, writeShow } from '../../src/store/shows.ts';

const SOUND = 'episodes/pier/podcast-0123456789abcdef.mp3';
const BYTES = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 31 + (index >> 8)) & 0xff));
const FEED = `<?xml version="1.0"?><rss version="2.0"><channel>${'<item/>'.repeat(500)}</channel></rss>`;

let home: string;
let root: string;
let serving: Serving;
const controller = new AbortController();

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'readout-http-'));
  root = publicFolder(home, 'harbour');
  await writeShow(home, newShow('harbour', { title: 'The <Ferry> Hour' }));
  await mkdir(join(root, 'episodes', 'pier'), { recursive: true });
  await mkdir(join(root, '.hidden'));
  const files: Record<string, string | Buffer> = {
    [SOUND]: BYTES,
    'feed.xml': FEED,
    'latest.mp3': BYTES,
    'briefing.json': '[]',
    'index.html': '<!doctype html><title>x</title>',
    'empty.txt': '',
    '.secret': 'secret',
    '.hidden/file.txt': 'secret',
    'episodes/pier/transcript-0123456789abcdef.vtt': 'WEBVTT\n',
    'episodes/pier/transcript-0123456789abcdef.srt': '1\n',
    'episodes/pier/chapters-0123456789abcdef.json': '{}',
    'cover-0123456789abcdef.jpg': 'jpg',
  };
  for (const [name, contents] of Object.entries(files)) await writeFile(join(root, name), contents);
  await symlink(join(home, 'shows', 'harbour', 'show.json'), join(root, 'link.json'));
  serving = await serve({ app: createApp({ home }), host: '127.0.0.1', port: 0 }, controller.signal);
});

afterAll(async () => {
  controller.abort();
  await serving.closed;
  await rm(home, { recursive: true, force: true });
});

// fetch adds `Accept-Encoding: gzip` and unpacks by itself; these tests look at what goes over the wire.
function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
  return fetch(`${serving.address}${path}`, {
    redirect: 'manual',
    ...init,
    headers: { 'Accept-Encoding': 'identity', ...init.headers },
  });
}

/** A request exactly as written: clients tidy up paths before they send them. */
function askRaw(lines: string): Promise<string> {
  const { hostname, port } = new URL(serving.address);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () =>
      socket.write(`${lines}\r\nHost: x\r\nConnection: close\r\n\r\n`),
    );
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('end', () => resolve(Buffer.concat(chunks).toString('latin1')));
    socket.on('error', reject);
  });
}

describe('a whole file', () => {
  it('is sent with its type, its length and leave to read it from everywhere', async () => {
    const response = await ask(`harbour/${SOUND}`);
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'audio/mpeg',
      'content-length': '300000',
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(Buffer.from(await response.arrayBuffer()).equals(BYTES)).toBe(true);
  });

  it.each([
    ['feed.xml', 'application/rss+xml; charset=utf-8', 'no-cache'],
    ['latest.mp3', 'audio/mpeg', 'no-cache'],
    ['briefing.json', 'application/json; charset=utf-8', 'no-cache'],
    ['', 'text/html; charset=utf-8', 'no-cache'],
    ['cover-0123456789abcdef.jpg', 'image/jpeg', 'public, max-age=31536000, immutable'],
    ['episodes/pier/transcript-0123456789abcdef.vtt', 'text/vtt; charset=utf-8', 'public, max-age=31536000, immutable'],
    [
      'episodes/pier/transcript-0123456789abcdef.srt',
      'application/x-subrip; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    [
      'episodes/pier/chapters-0123456789abcdef.json',
      'application/json+chapters',
      'public, max-age=31536000, immutable',
    ],
  ])('%s is %s and %s', async (name, type, cache) => {
    const { headers } = await ask(`harbour/${name}`);
    expect([headers.get('content-type'), headers.get('cache-control')]).toEqual([type, cache]);
  });

  it('may be empty', async () => {
    const response = await ask('harbour/empty.txt');
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '0', '']);
  });

  it('answers HEAD with the headers of GET and no body', async () => {
    const raw = await askRaw(`HEAD /harbour/${SOUND} HTTP/1.1`);
    const [head = '', body] = raw.split('\r\n\r\n');
    expect(head).toContain('200 OK');
    expect(head.toLowerCase()).toContain('content-length: 300000');
    expect(body).toBe('');
  });
});

describe('a part of a file', () => {
  it.each([
    ['bytes=0-1', 0, 1],
    ['bytes=100-', 100, 299_999],
    ['bytes=-5', 299_995, 299_999],
    ['bytes=-999999', 0, 299_999],
    ['bytes=299000-999999', 299_000, 299_999],
  ])('%s is sent as 206', async (range, start, end) => {
    const response = await ask(`harbour/${SOUND}`, { headers: { Range: range } });
    expect(response.status).toBe(206);
    expect(response.headers.get('content-range')).toBe(`bytes ${start}-${end}/300000`);
    expect(response.headers.get('content-length')).toBe(String(end - start + 1));
    expect(Buffer.from(await response.arrayBuffer()).equals(BYTES.subarray(start, end + 1))).toBe(true);
  });

  it.each(['bytes=300000-', 'bytes=-0'])('%s cannot be had: 416 with the length', async (range) => {
    const response = await ask(`harbour/${SOUND}`, { headers: { Range: range } });
    expect([response.status, response.headers.get('content-range')]).toEqual([416, 'bytes */300000']);
  });

  it.each(['bytes=5-2', 'bytes=0-1,5-6', 'lines=1-2', 'bytes=a-b', 'bytes=-'])(
    '%s is ignored: the whole file',
    async (range) => {
      const response = await ask(`harbour/${SOUND}`, { headers: { Range: range } });
      expect([response.status, response.headers.get('content-length')]).toEqual([200, '300000']);
      await response.body?.cancel();
    },
  );

  it('comes only of the contents that If-Range names', async () => {
    const { headers } = await ask(`harbour/${SOUND}`, { method: 'HEAD' });
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    const statusFor = async (ifRange: string): Promise<number> => {
      const response = await ask(`harbour/${SOUND}`, { headers: { Range: 'bytes=0-1', 'If-Range': ifRange } });
      await response.body?.cancel();
      return response.status;
    };
    expect(await Promise.all([etag, modified, '"other"', 'Mon, 01 Jan 2001 00:00:00 GMT'].map(statusFor))).toEqual([
      206, 206, 200, 200,
    ]);
  });

  it('joins to the whole when it is fetched piece by piece', async () => {
    const hash = createHash('sha256');
    for (let start = 0; start < BYTES.length; start += 70_000) {
      const response = await ask(`harbour/${SOUND}`, { headers: { Range: `bytes=${start}-${start + 69_999}` } });
      hash.update(Buffer.from(await response.arrayBuffer()));
    }
    expect(hash.digest('hex')).toBe(createHash('sha256').update(BYTES).digest('hex'));
  });
});

describe('asking again', () => {
  it('answers 304 to the tag or the date of what is still there, with HEAD too', async () => {
    const { headers } = await ask('harbour/feed.xml', { method: 'HEAD' });
    const etag = headers.get('etag') ?? '';
    const since = headers.get('last-modified') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]+"$/u);
    const status = async (headersSent: Record<string, string>, method = 'GET') =>
      (await ask('harbour/feed.xml', { method, headers: headersSent })).status;
    expect(await status({ 'If-None-Match': etag })).toBe(304);
    expect(await status({ 'If-None-Match': `"x", W/${etag}` })).toBe(304);
    expect(await status({ 'If-None-Match': '*' })).toBe(304);
    expect(await status({ 'If-Modified-Since': since })).toBe(304);
    expect(await status({ 'If-None-Match': etag }, 'HEAD')).toBe(304);
    expect(await status({ 'If-None-Match': '"other"', 'If-Modified-Since': since })).toBe(200);
    expect(await status({ 'If-Modified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' })).toBe(200);
    expect(await status({ 'If-Modified-Since': 'no date' })).toBe(200);
  });

  it('gives a replaced file a new tag, also one of the same size and time', async () => {
    const path = join(root, 'changing.json');
    const time = new Date('2026-11-20T06:00:00Z');
    const tagOf = async (contents: string): Promise<string | null> => {
      await writeFile(`${path}.new`, contents);
      await utimes(`${path}.new`, time, time);
      await rename(`${path}.new`, path);
      return (await ask('harbour/changing.json')).headers.get('etag');
    };
    expect(await tagOf('{"a":1}')).not.toBe(await tagOf('{"a":2}'));
  });
});

describe('gzip', () => {
  it('packs the feed for who takes it, with a tag of its own', async () => {
    const raw = await askRaw('GET /harbour/feed.xml HTTP/1.0\r\nAccept-Encoding: gzip');
    const split = raw.indexOf('\r\n\r\n');
    expect(raw.slice(0, split).toLowerCase()).toContain('content-encoding: gzip');
    expect(raw.slice(0, split).toLowerCase()).toContain('vary: accept-encoding');
    expect(gunzipSync(Buffer.from(raw.slice(split + 4), 'latin1')).toString()).toBe(FEED);
    const packed = await ask('harbour/feed.xml', { headers: { 'Accept-Encoding': 'gzip' } });
    const plain = await ask('harbour/feed.xml');
    const etag = packed.headers.get('etag') ?? '';
    expect(etag).not.toBe(plain.headers.get('etag'));
    expect((await ask('harbour/feed.xml', { headers: { 'If-None-Match': etag } })).status).toBe(304);
  });

  it('never packs sound, nor a part, nor for who refuses it', async () => {
    const encoding = async (path: string, headers: Record<string, string>) => {
      const response = await ask(path, { headers });
      await response.body?.cancel();
      return response.headers.get('content-encoding');
    };
    expect(await encoding(`harbour/${SOUND}`, { 'Accept-Encoding': 'gzip' })).toBeNull();
    expect(await encoding('harbour/feed.xml', { 'Accept-Encoding': 'gzip', Range: 'bytes=0-9' })).toBeNull();
    expect(await encoding('harbour/feed.xml', { 'Accept-Encoding': 'br, gzip;q=0' })).toBeNull();
  });
});

describe('what is not public', () => {
  it.each([
    '/harbour/../show.json',
    '/harbour/..%2fshow.json',
    '/harbour/%2e%2e/show.json',
    '/harbour/%2e%2e%2fshow.json',
    '/harbour/..%5cshow.json',
    '/harbour/episodes/../../show.json',
    '/harbour/%252e%252e/show.json',
    '/../../../../etc/passwd',
    '//etc/passwd',
    '/harbour//etc/passwd',
    '/harbour/.secret',
    '/harbour/%2esecret',
    '/harbour/.hidden/file.txt',
    '/harbour/link.json',
    '/harbour/feed.xml%00.json',
    '/harbour/%ff%fe',
    '/harbour/%',
    `/harbour/${'a'.repeat(5000)}`,
    '/../harbour/show.json',
    '/%2e%2e/config.json',
    '/Harbour/feed.xml',
    '/nobody/feed.xml',
    '/harbour/feed.xml/more',
    '/show.json',
  ])('%s is not found', async (path) => {
    const raw = await askRaw(`GET ${path} HTTP/1.1`);
    expect(raw).toMatch(/^HTTP\/1\.1 404 /u);
    expect(raw).toContain('There is nothing at this address.');
    expect(raw).not.toContain('secret');
    expect(raw).not.toContain('readout-show');
  });

  it('is not changed by anybody: other methods are refused', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await ask('harbour/feed.xml', { method });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
  });
});

describe('the way around', () => {
  it('lists the shows at the top, with their titles escaped', async () => {
    const page = await (await ask('')).text();
    expect(page).toContain('<a href="/harbour/" dir="auto">The &lt;Ferry&gt; Hour</a>');
    expect(page).toContain('href="/harbour/feed.xml"');
  });

  it.each(['harbour', 'harbour/episodes'])('sends /%s to the address with a slash', async (path) => {
    const response = await ask(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, `/${path}/`]);
  });

  it('answers a browser that asks whether it may send a Range', async () => {
    const response = await ask(`harbour/${SOUND}`, { method: 'OPTIONS' });
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toContain('Range');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect((await ask('harbour/nothing.json')).headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('the server', () => {
  it('says in one sentence that its port is taken', async () => {
    const port = Number(new URL(serving.address).port);
    await expect(serve({ app: createApp({ home }), host: '127.0.0.1', port }, controller.signal)).rejects.toMatchObject(
      {
        code: 'address-in-use',
        message: `Port ${port} on 127.0.0.1 is in use by another program.`,
      },
    );
  });

  it('says that a host is not of this machine', async () => {
    await expect(
      serve({ app: createApp({ home }), host: '192.0.2.1', port: 0 }, controller.signal),
    ).rejects.toMatchObject({ code: 'bad-usage' });
  });

  it('closes when it is told to, and leaves its port', async () => {
    const stop = new AbortController();
    const one = await serve({ app: createApp({ home }), host: '127.0.0.1', port: 0 }, stop.signal);
    const port = Number(new URL(one.address).port);
    expect((await fetch(one.address)).status).toBe(200);
    stop.abort();
    await one.closed;
    const other = new AbortController();
    const two = await serve({ app: createApp({ home }), host: '127.0.0.1', port }, other.signal);
    expect((await fetch(two.address)).status).toBe(200);
    other.abort();
    await two.closed;
  });

  it.runIf(process.platform === 'linux')('lets go of a file when a player hangs up, again and again', async () => {
    // Larger than what the system's buffers take, so that it is cut off in the middle.
    await writeFile(join(root, 'large.mp3'), Buffer.alloc(32 * 1024 * 1024));
    for (let round = 0; round < 8; round += 1) {
      await Promise.all(
        Array.from({ length: 25 }, async () => {
          const response = await ask('harbour/large.mp3', { headers: { Connection: 'close' } });
          await response.body?.cancel();
        }),
      );
    }
    await vi.waitFor(async () => expect(await openFiles()).toEqual([]), { timeout: 20_000 });
  });
});

/** Files of the show that this process holds open. */
async function openFiles(): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd');
  const targets = await Promise.all(descriptors.map((name) => readlink(`/proc/self/fd/${name}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(root));
}
