import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { ReadoutError } from '../model/readout-error.ts';

/** How long a download may go on after the server was told to stop. */
const DRAIN_MS = 2000;

/** A server that answers. */
export interface Serving {
  /** `http://127.0.0.1:8787/` */
  readonly address: string;
  /** Settles when the server has closed, after its signal was aborted. */
  readonly closed: Promise<void>;
}

/**
 * Serves an app; resolves once it answers, and closes on abort. Port 0 takes any free one.
 * @throws ReadoutError `address-in-use` where the port is taken, `bad-usage` where the host is not of this machine.
 */
export async function serve(
  { app, host, port }: { readonly app: Hono; readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<Serving> {
  signal.throwIfAborted();
  const server = createServer(getRequestListener(app.fetch));
  await listen(server, host, port);
  const closed = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  signal.addEventListener('abort', () => close(server), { once: true });
  if (signal.aborted) close(server);
  return { address: addressOf(server, host), closed };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(listenError(cause, host, port)));
    server.listen(port, host, resolve);
  });
}

function listenError(cause: Error, host: string, port: number): ReadoutError {
  const code = 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new ReadoutError('address-in-use', `Port ${port} on ${host} is in use by another program.`, {
      hint: 'Stop that program, or choose another port with --port.',
      cause,
    });
  }
  if (code === 'EACCES') {
    return new ReadoutError('bad-usage', `Port ${port} may not be used without more rights.`, {
      hint: 'Choose a port above 1023 with --port.',
      cause,
    });
  }
  return new ReadoutError('bad-usage', `The server cannot listen on ${host}: ${cause.message}.`, {
    hint: 'Name an address of this machine with --host, such as 127.0.0.1 or 0.0.0.0.',
    cause,
  });
}

/** Lets running downloads end for a moment, then cuts them. */
function close(server: Server): void {
  server.close();
  const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  server.once('close', () => clearTimeout(timer));
}

function addressOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}
