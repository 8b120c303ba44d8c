import { createHash } from 'node:crypto';

/**
 * What goes wrong with one request. Billed as if nothing had: `dropped` (the line breaks in the middle of the answer),
 * `short` (the same, with a Content-Length), `silent`, `cut` (a whole answer whose sound breaks off), `html`. Not billed:
 * `reset` (the line breaks before the answer), `hanging` (no answer at all), `throttled`, `unavailable`, `quota`, `expired`, `policy`.
 */
export type Fault =
  | 'dropped'
  | 'short'
  | 'silent'
  | 'cut'
  | 'html'
  | 'reset'
  | 'hanging'
  | 'throttled'
  | 'unavailable'
  | 'quota'
  | 'expired'
  | 'policy';

/** Says of each request for speech, in their order, what goes wrong with it. */
export type FaultPlan = (text: string) => Fault | undefined;

/** Nothing goes wrong. */
export const noFaults: FaultPlan = () => undefined;

/** These, one a request, and then nothing. */
export function scriptedFaults(faults: readonly (Fault | undefined)[]): FaultPlan {
  let next = 0;
  return () => faults[next++];
}

/** These, one each time somebody asks for a text that holds these words, and then nothing. */
export function faultsOf(words: string, faults: readonly Fault[]): FaultPlan {
  let next = 0;
  return (text) => (text.includes(words) ? faults[next++] : undefined);
}

/** This, every time. */
export function always(fault: Fault): FaultPlan {
  return () => fault;
}

/**
 * Each fault with its share of all requests, at random: a seed decides, with the text and how often it was asked for, so that the
 * same seed is the same day in whatever order requests arrive.
 */
export function sharedFaults(shares: Partial<Readonly<Record<Fault, number>>>, seed = 1): FaultPlan {
  const asked = new Map<string, number>();
  const entries: (readonly [string, number])[] = Object.entries(shares);
  return (text) => {
    const times = (asked.get(text) ?? 0) + 1;
    asked.set(text, times);
    let left = createHash('sha256').update(`${seed} ${times} ${text}`).digest().readUInt32BE() / 2 ** 32;
    for (const [fault, share] of entries) {
      left -= share;
      if (left < 0 && isFault(fault)) return fault;
    }
    return undefined;
  };
}

const BILLED: readonly Fault[] = ['dropped', 'short', 'silent', 'cut', 'html'];

/** Whether a service has done its work, and bills it, before this goes wrong. */
export function isBilledFault(fault: Fault | undefined): boolean {
  return fault === undefined || BILLED.includes(fault);
}

function isFault(name: string): name is Fault {
  return [...BILLED, 'reset', 'hanging', 'throttled', 'unavailable', 'quota', 'expired', 'policy'].some(
    (fault) => fault === name,
  );
}
