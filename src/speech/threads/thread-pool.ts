import type { TransferListItem, Worker } from 'node:worker_threads';
import { asReadoutError, ReadoutError } from '../../model/readout-error.ts';
import type { Ms } from '../../model/units.ts';
import { stopped } from '../stopped.ts';
import { replySchema } from './answer-questions.ts';

/** What a pool needs to know of its threads. */
export interface ThreadPoolSettings {
  readonly size: number;
  /** Starts one thread; called again when one crashed. */
  readonly start: () => Promise<Worker>;
}

/** One question to a thread. */
export interface Question {
  readonly value: unknown;
  readonly transfer?: readonly TransferListItem[];
  /** A thread that takes longer is ended and replaced: engines can loop for ever. */
  readonly timeoutMs: Ms;
  /** Let run to its end where nobody waits for the answer any more: for short work that writes files. */
  readonly isLetFinish?: boolean;
}

interface Waiting {
  readonly question: Question;
  readonly settle: (outcome: ReadoutError | { readonly value: unknown }) => void;
  /** Told when no thread works on it any more. */
  readonly leave: () => void;
  readonly left: Promise<void>;
}

/**
 * Long-lived threads that answer questions, one at a time each, first come first served. They start when first needed,
 * do not keep the process alive while idle, and are replaced when they crash.
 */
export class ThreadPool {
  readonly #settings: ThreadPoolSettings;
  readonly #queue: Waiting[] = [];
  readonly #idle = new Set<Worker>();
  readonly #busy = new Map<Worker, { readonly waiting: Waiting; readonly timer: NodeJS.Timeout }>();
  #starting = 0;
  /** Counts the closings: a thread that was starting while the pool was closed is not kept. */
  #closings = 0;

  constructor(settings: ThreadPoolSettings) {
    this.#settings = settings;
  }

  /** @throws ReadoutError `tool-failed` with the thread's own words, or `stopped` within the turn in which the signal fires. */
  ask(question: Question, signal?: AbortSignal): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return reject(stopped(signal.reason));
      const onAbort = () => this.#abandon(waiting, stopped(signal?.reason), question.isLetFinish === true);
      let leave = (): void => undefined;
      const left = new Promise<void>((fulfil) => {
        leave = fulfil;
      });
      const waiting: Waiting = {
        question,
        leave,
        left,
        settle: (outcome) => {
          signal?.removeEventListener('abort', onAbort);
          if (outcome instanceof ReadoutError) reject(outcome);
          else resolve(outcome.value);
        },
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#queue.push(waiting);
      this.#next();
    });
  }

  /** Starts all threads, for questions that are about to come. */
  start(): void {
    while (this.#idle.size + this.#busy.size + this.#starting < this.#settings.size) void this.#start();
  }

  /** Ends all threads; questions under way fail as `stopped`. The pool may be asked again afterwards. */
  async close(): Promise<void> {
    this.#closings += 1;
    const waiting = [...this.#queue.splice(0), ...[...this.#busy.values()].map((work) => work.waiting)];
    const finishing = [...this.#busy.values()].filter((work) => work.waiting.question.isLetFinish === true);
    for (const one of waiting) one.settle(stopped());
    await Promise.all(finishing.map((work) => work.waiting.left));
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((thread) => this.#drop(thread)));
  }

  #next(): void {
    for (const thread of this.#idle) {
      const waiting = this.#queue.shift();
      if (waiting === undefined) return;
      this.#send(thread, waiting);
    }
    const threads = this.#idle.size + this.#busy.size + this.#starting;
    if (this.#queue.length > this.#starting && threads < this.#settings.size) {
      void this.#start();
      this.#next();
    }
  }

  async #start(): Promise<void> {
    const closings = this.#closings;
    this.#starting += 1;
    try {
      const thread = await this.#settings.start();
      thread.on('message', (reply: unknown) => this.#finish(thread, reply));
      thread.on('error', (error: Error) => this.#lose(thread, `crashed: ${error.message}`));
      thread.on('exit', () => this.#lose(thread, 'ended by itself'));
      thread.unref();
      if (closings === this.#closings) this.#idle.add(thread);
      else await this.#drop(thread);
    } catch (cause) {
      const said = cause instanceof Error ? cause.message : String(cause);
      this.#queue.shift()?.settle(new ReadoutError('tool-failed', `A worker thread cannot start: ${said}`, { cause }));
    } finally {
      this.#starting -= 1;
      this.#next();
    }
  }

  #send(thread: Worker, waiting: Waiting): void {
    const { value, transfer, timeoutMs } = waiting.question;
    const late = new ReadoutError('tool-failed', `A worker thread gave no answer within ${timeoutMs} ms.`);
    this.#idle.delete(thread);
    this.#busy.set(thread, { waiting, timer: setTimeout(() => this.#abandon(waiting, late, false), timeoutMs) });
    thread.ref();
    thread.postMessage(value, transfer ?? []);
  }

  #finish(thread: Worker, message: unknown): void {
    const work = this.#release(thread);
    if (work === undefined) return;
    thread.unref();
    this.#idle.add(thread);
    const reply = replySchema.parse(message);
    work.settle(reply.kind === 'answer' ? reply : failureOf(reply));
    this.#next();
  }

  /** Ends a question early: takes it out of the queue, or ends the thread that works on it, as nothing else interrupts it. */
  #abandon(waiting: Waiting, error: ReadoutError, isLetFinish: boolean): void {
    const place = this.#queue.indexOf(waiting);
    if (place >= 0) this.#queue.splice(place, 1);
    for (const [thread, work] of this.#busy) if (work.waiting === waiting && !isLetFinish) void this.#drop(thread);
    waiting.settle(error);
    this.#next();
  }

  #lose(thread: Worker, why: string): void {
    const work = this.#release(thread);
    this.#idle.delete(thread);
    work?.settle(new ReadoutError('tool-failed', `A worker thread ${why}.`, { isRetryable: true }));
    this.#next();
  }

  #release(thread: Worker): Waiting | undefined {
    const work = this.#busy.get(thread);
    clearTimeout(work?.timer);
    this.#busy.delete(thread);
    work?.waiting.leave();
    return work?.waiting;
  }

  #drop(thread: Worker): Promise<number> {
    this.#release(thread);
    this.#idle.delete(thread);
    return thread.terminate();
  }
}

/** What the system says, such as that the disk is full, means the same wherever it is said. */
function failureOf({ message, code }: { readonly message: string; readonly code?: string | undefined }): ReadoutError {
  const error = asReadoutError(Object.assign(new Error(message), { code }));
  return error.code === 'unexpected' ? new ReadoutError('tool-failed', `A worker thread failed: ${message}`) : error;
}
