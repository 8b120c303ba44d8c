/**
 * What may still be spent. Money is set aside before a request and settled after it, so that requests that run side by side
 * cannot spend the same money. What was set aside and never settled, by a process that died, counts as spent: the service may
 * have billed it.
 */
export interface Purse {
  /** Whether there is a budget at all. */
  readonly isLimited: boolean;
  /** Sets money aside for one request. @throws ReadoutError `budget-exceeded` where the budget does not have it. */
  reserve(usd: number): Promise<Reservation>;
}

/** Money that was set aside. */
export interface Reservation {
  /** Says what the request really cost. */
  settle(usd: number): Promise<void>;
}

/** A purse without a budget. */
export const openPurse: Purse = {
  isLimited: false,
  reserve: async () => ({ settle: async () => {} }),
};
