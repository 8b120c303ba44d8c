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
export type FaultPlan = () => Fault | undefined;

/** Nothing goes wrong. */
export const noFaults: FaultPlan = () => undefined;

/** These, one a request, and then nothing. */
export function scriptedFaults(faults: readonly (Fault | undefined)[]): FaultPlan {
  let next = 0;
  return () => faults[next++];
}

/** This, every time. */
export function always(fault: Fault): FaultPlan {
  return () => fault;
}

/** Each fault with its share of all requests, in an order that a seed decides: the same every time. */
export function sharedFaults(shares: Partial<Readonly<Record<Fault, number>>>, seed = 1): FaultPlan {
  let state = seed;
  const random = () => {
    // Mulberry32: a few lines, and good enough to mix.
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const entries: (readonly [string, number])[] = Object.entries(shares);
  return () => {
    let left = random();
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
