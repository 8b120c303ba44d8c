import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { constants, createServer as createHttp2Server, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import type { Readable } from 'node:stream';

/** A request as it came in. */
export interface Received {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The way back to the one who asked, the same for both versions of HTTP. */
export interface Line {
  writeHead(status: number, headers: Readonly<Record<string, string>>): void;
  /** Settles when the bytes have gone out. */
  write(bytes: Uint8Array): Promise<void>;
  end(body: string | Uint8Array): void;
  breakOff(): void;
  /** @param listen Told whether everything had gone out. */
  onClose(listen: (isFinished: boolean) => void): void;
}

/** A server on a free port of this machine. */
export interface OpenServer {
  readonly url: string;
  close(): Promise<void>;
}

type Listener = (received: Received, line: Line) => Promise<void>;

/** As long as services keep an idle line; Node's own 5 s pass between two requests where the tests have a busy machine. */
const KEEP_ALIVE_MS = 60_000;

/** @param version `2` is HTTP/2 without TLS, which a client has to know beforehand: the SDK of AWS does. */
export async function openServer(version: 1 | 2, listener: Listener): Promise<OpenServer> {
  const server =
    version === 1
      ? createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
          void receive(request, http1Line(response), listener);
        })
      : createHttp2Server((request, response) => void receive(request, http2Line(response), listener));
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away in the middle is part of the test.
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Incoming = Readable & {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
};

async function receive(request: Incoming, line: Line, listener: Listener): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
  } catch {
    // Gone before it had asked.
    return;
  }
  const { method = 'GET', headers } = request;
  const url = new URL(request.url ?? '/', 'http://stand-in');
  await listener({ method, url, headers, body: Buffer.concat(chunks).toString() }, line);
}

function http1Line(response: ServerResponse): Line {
  return {
    writeHead: (status, headers) => void response.writeHead(status, headers),
    write: (bytes) => new Promise((resolve) => response.write(bytes, () => resolve())),
    end: (body) => void response.end(body),
    breakOff: () => void response.destroy(),
    onClose: (listen) => void response.on('close', () => listen(response.writableFinished)),
  };
}

function http2Line(response: Http2ServerResponse): Line {
  response.stream.on('error', () => {});
  return {
    writeHead: (status, headers) => void response.writeHead(status, headers),
    write: (bytes) => new Promise((resolve) => response.stream.write(bytes, () => resolve())),
    end: (body) => void response.end(body),
    // Only this stream: the connection carries other requests.
    breakOff: () => response.stream.close(constants.NGHTTP2_INTERNAL_ERROR),
    onClose: (listen) => void response.on('close', () => listen(response.stream.rstCode === 0)),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
