import { type Fault, type FaultPlan, isBilledFault, noFaults } from './faults.ts';
import { type Line, openServer, type Received } from './open-server.ts';

/** One request for speech, as the service's books have it. */
export interface LedgerEntry {
  readonly voice: string;
  /** Everything that was asked, as received. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** What is said of it, without markup. */
  readonly text: string;
  readonly billed: number;
  /** `spoken`: delivered whole; `abandoned`: the one who asked went away first. */
  outcome: 'spoken' | 'abandoned' | Fault;
}

/** What is given for a request. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** With its length in the head; otherwise in chunks. */
  readonly hasLength?: boolean;
}

/** A local server that stands in for a service. */
export interface StandIn {
  readonly url: string;
  /** Requests for speech that were understood, in their order. */
  readonly ledger: readonly LedgerEntry[];
  /** Every request, to whatever address, as `GET /v1/voices`. */
  readonly requests: readonly string[];
  setFaults(plan: FaultPlan): void;
  close(): Promise<void>;
}

/** What a service answers to a request that is no fault: a finished answer, or speech to be booked and delivered. */
export type Handled = Answer | { readonly speech: Speech };

/** Speech that is asked for. */
export interface Speech extends Pick<LedgerEntry, 'voice' | 'asked' | 'text' | 'billed'> {
  /** @param spoil What is wrong with the sound itself. */
  make(spoil: 'silent' | 'cut' | undefined): Promise<Answer>;
  /** The service's own way to say no. */
  refuse(fault: Fault): Answer;
}

/** Starts a server on a free port of this machine. @param version Of HTTP. */
export async function startStandIn(handle: (received: Received) => Handled, version: 1 | 2 = 1): Promise<StandIn> {
  const ledger: LedgerEntry[] = [];
  const requests: string[] = [];
  let plan = noFaults;
  const server = await openServer(version, async (received, line) => {
    requests.push(`${received.method} ${received.url.pathname}`);
    const handled = handle(received);
    if ('speech' in handled) await deliver(handled.speech, plan(handled.speech.text), line, ledger);
    else send(line, handled);
  });
  return {
    ...server,
    ledger,
    requests,
    setFaults(next) {
      plan = next;
    },
  };
}

async function deliver(speech: Speech, fault: Fault | undefined, line: Line, ledger: LedgerEntry[]): Promise<void> {
  const { voice, asked, text } = speech;
  const billed = isBilledFault(fault) ? speech.billed : 0;
  const entry: LedgerEntry = { voice, asked, text, billed, outcome: fault ?? 'spoken' };
  ledger.push(entry);
  line.onClose((isFinished) => {
    if (!isFinished && entry.outcome === 'spoken') entry.outcome = 'abandoned';
  });
  switch (fault) {
    case 'reset':
      line.breakOff();
      return;
    case 'hanging':
      return;
    case 'html':
      send(line, { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Please log in.</html>' });
      return;
    case 'dropped':
    case 'short':
      await breakOff(line, await speech.make(undefined), fault === 'short');
      return;
    case undefined:
    case 'silent':
    case 'cut':
      send(line, await speech.make(fault));
      return;
    default:
      send(line, speech.refuse(fault));
  }
}

function send(line: Line, { status, headers, body, hasLength }: Answer): void {
  const length = hasLength === true ? { 'content-length': String(Buffer.byteLength(body)) } : {};
  line.writeHead(status, { ...headers, ...length });
  line.end(body);
}

/** Half of the answer, and then no line. */
async function breakOff(line: Line, { status, headers, body }: Answer, hasLength: boolean): Promise<void> {
  const bytes = Buffer.from(body);
  line.writeHead(status, { ...headers, ...(hasLength ? { 'content-length': String(bytes.length) } : {}) });
  await line.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
  line.breakOff();
}

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
    hasLength: true,
  };
}

/** What was received as JSON: an object, or undefined. */
export function parseObject(body: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
