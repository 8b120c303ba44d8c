import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { connect, redisAddress } from '../../../src/queue/connection.ts';

const ignore = () => undefined;

it('says in one sentence that nothing listens at an address, without its password', async () => {
  const failure = connect(redisAddress('redis://user:secret@127.0.0.1:1'), ignore);
  await expect(failure).rejects.toMatchObject({
    code: 'redis-unreachable',
    message: 'Redis at redis://127.0.0.1:1 cannot be reached: the connection is refused.',
  });
});

it('says that there is no such socket', async () => {
  const failure = connect(redisAddress('unix:/nowhere/redis.sock'), ignore);
  await expect(failure).rejects.toMatchObject({
    code: 'redis-unreachable',
    message: expect.stringContaining('no such socket'),
  });
});

it('gives up within seconds on a server that never answers', async () => {
  const server = createServer(ignore);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const startedAt = Date.now();
  await expect(connect(redisAddress(`redis://127.0.0.1:${port}`), ignore)).rejects.toMatchObject({
    code: 'redis-unreachable',
  });
  expect(Date.now() - startedAt).toBeLessThan(8000);
  server.close();
});
