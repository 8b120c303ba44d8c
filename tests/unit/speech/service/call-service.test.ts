import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { Secret } from '../../../../src/model/secret.ts';
import { callService, type Service, type ServiceRequest } from '../../../../src/speech/service/call-service.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<Service> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    instance: 'parrot',
    baseUrl: `http://127.0.0.1:${port}`,
    secret: new Secret('hush-hush-hush'),
    keySource: 'PARROT_KEY',
    headers: { authorization: 'Bearer hush-hush-hush' },
    explain: (body) => ({ said: body }),
  };
}

function ask(service: Service, more: Partial<ServiceRequest> = {}, signal?: AbortSignal) {
  return callService(service, { path: '/say?a=1', timeoutMs: 5000, maximumBytes: 1000, ...more }, signal);
}

it('gets, and posts JSON, with the service headers', async () => {
  const service = await serve((request, response) => {
    const { method, url, headers } = request;
    request.pipe(
      response.writeHead(200, {
        'content-type': 'Audio/WAV; x=1',
        'x-seen': `${method} ${url} ${headers.authorization}`,
      }),
    );
  });
  const got = await ask(service);
  expect(got.mediaType).toBe('audio/wav');
  expect(got.headers.get('x-seen')).toBe('GET /say?a=1 Bearer hush-hush-hush');
  const posted = await ask(service, { body: { text: 'Zoë' } });
  expect(Buffer.from(posted.bytes).toString()).toBe('{"text":"Zoë"}');
});

it('ends a request that takes too long, in its head or in its body', async () => {
  const silent = await serve(() => {});
  const late = { code: 'provider-failed', isRetryable: true, message: expect.stringContaining('within 0.03 seconds') };
  await expect(ask(silent, { timeoutMs: 30 })).rejects.toMatchObject(late);
  const slow = await serve((_, response) => void response.writeHead(200).write('a'));
  await expect(ask(slow, { timeoutMs: 30 })).rejects.toMatchObject(late);
});

it('stops when told to, before and within', async () => {
  const service = await serve(() => controller.abort());
  const controller = new AbortController();
  await expect(ask(service, {}, controller.signal)).rejects.toMatchObject({ code: 'stopped' });
  await expect(ask(service, {}, AbortSignal.abort())).rejects.toMatchObject({ code: 'stopped' });
});

it('takes no more bytes than agreed', async () => {
  const service = await serve((_, response) => void response.end('x'.repeat(1001)));
  await expect(ask(service)).rejects.toMatchObject({
    isRetryable: false,
    message: expect.stringContaining('1000 bytes'),
  });
});

it('refuses an answer that is shorter than its head promises', async () => {
  const service = await serve((_, response) => {
    response.socket?.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nshort');
  });
  await expect(ask(service)).rejects.toMatchObject({ code: 'provider-failed', isRetryable: true });
});

it('does not carry its key along when it is sent on', async () => {
  let visits = 0;
  const other = await serve((_, response) => {
    visits += 1;
    response.end();
  });
  const location = `${other.baseUrl}/x?signed=secret`;
  const service = await serve((_, response) => void response.writeHead(307, { location }).end());
  const error = { isRetryable: false, message: `parrot was sent on to ${other.baseUrl}, where its key does not go.` };
  await expect(ask(service)).rejects.toMatchObject(error);
  expect(visits).toBe(0);
});

it.each([
  [400, false],
  [401, false],
  [402, false],
  [403, false],
  [404, false],
  [408, true],
  [429, true],
  [500, true],
  [501, false],
  [502, true],
  [503, true],
  [529, true],
])('takes HTTP %i as retryable: %s', async (status, isRetryable) => {
  const service = await serve(
    (_, response) => void response.writeHead(status, { 'retry-after': '2' }).end('No, hush-hush-hush.'),
  );
  await expect(ask(service)).rejects.toMatchObject({
    code: 'provider-failed',
    isRetryable,
    retryAfterMs: isRetryable ? 2000 : undefined,
    message: expect.stringMatching(new RegExp(`\\(${status}\\): No, \\[redacted\\]\\.$`, 'u')),
  });
});

it('names the variable of a key that is not accepted', async () => {
  const service = await serve((_, response) => void response.writeHead(401).end());
  await expect(ask(service)).rejects.toMatchObject({ hint: expect.stringContaining('PARROT_KEY') });
});

it('says that nobody is there, and that this may pass', async () => {
  const service = await serve(() => {});
  const server = servers.pop();
  await new Promise((resolve) => server?.close(resolve));
  const error = { isRetryable: true, message: expect.stringMatching(/^The line to parrot \(127.*ECONNREFUSED\.$/u) };
  await expect(ask(service)).rejects.toMatchObject(error);
});
