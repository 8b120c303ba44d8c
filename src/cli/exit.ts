/** Exit statuses: done, failed, bad usage or input, stopped by the user. */
export const EXIT = { done: 0, failed: 1, badUsage: 2, stopped: 130 } as const;
