/**
 * What all workers, on all machines, pass through on their way to one instance: it lets requests by at the instance's rate, and
 * nobody while the service has asked for a rest or fails one request after another.
 */
export interface Turnstile {
  /**
   * Waits for the turn of one request.
   * @throws ReadoutError `stopped` when the signal fires while waiting; `provider-failed` at once while the service is down.
   */
  pass(signal: AbortSignal | undefined): Promise<void>;
  /** Says what came of it: undefined for an answer, else the error. */
  report(error: unknown): Promise<void>;
  /** Whether the service has failed so often in a row that nobody asks it for a while. */
  isDown(): Promise<boolean>;
}

/** A turnstile that never holds anybody up. */
export const openTurnstile: Turnstile = {
  pass: async () => {},
  report: async () => {},
  isDown: async () => false,
};
