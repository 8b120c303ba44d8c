import { parentPort, type TransferListItem } from 'node:worker_threads';
import { z } from 'zod';
import { ReadoutError } from '../../model/readout-error.ts';

/** What a thread sends back: an answer, or why there is none. */
export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answer'), value: z.unknown() }),
  z.object({ kind: z.literal('failure'), message: z.string(), code: z.string().optional() }),
]);

/** An answer and the buffers that move with it instead of being copied. */
export interface Answer {
  readonly value: unknown;
  readonly transfer: readonly TransferListItem[];
}

/** The other side of a thread pool: answers one question after another; a throw becomes a failure, not a crash. */
export function answerQuestions(answer: (question: unknown) => Promise<Answer> | Answer): void {
  const port = parentPort;
  if (port === null) throw new ReadoutError('unexpected', 'This file runs as a worker thread only.');
  port.on('message', (question: unknown) => {
    void reply(question);
  });

  async function reply(question: unknown): Promise<void> {
    try {
      const { value, transfer } = await answer(question);
      port?.postMessage({ kind: 'answer', value }, transfer);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      const message = error instanceof Error ? error.message : String(error);
      port?.postMessage({ kind: 'failure', message, ...(typeof code === 'string' ? { code } : {}) });
    }
  }
}
