import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { AnswerFormat, Speak } from './talk.ts';

const requestSchema = z.object({ input: z.string(), voice: z.string(), response_format: z.string() });
const MEDIA_TYPES: Readonly<Record<AnswerFormat, string>> = { wav: 'audio/wav', mp3: 'audio/mpeg' };

/** A speech service on this machine that answers at once. */
export interface SpeechService {
  readonly baseUrl: string;
  /** How many lines it has spoken. */
  spoken(): number;
  close(): Promise<void>;
}

/** Answers `/v1/audio/speech` as fast as `speak` does: speech that costs nothing leaves everything else to be measured. */
export async function startSpeechService(
  { voices, speak }: { readonly voices: readonly string[]; readonly speak: Speak },
  format: AnswerFormat,
): Promise<SpeechService> {
  let spoken = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') return void response.end(JSON.stringify({ voices }));
      const asked = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString()));
      const { input, voice } = asked;
      // What is measured must be what was asked for.
      if (asked.response_format !== format) return void response.writeHead(400).end();
      spoken += 1;
      response.setHeader('content-type', MEDIA_TYPES[format]);
      void speak(voice, input).then((sound) => response.end(sound));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The service has no port.');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    spoken: () => spoken,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
