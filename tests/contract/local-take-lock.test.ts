import { createLocalTakeLock } from '../../src/speech/take-lock.ts';
import { describeTakeLock } from './take-lock-contract.ts';

describeTakeLock({
  name: 'of one process',
  create: async () => {
    const lock = createLocalTakeLock();
    return { one: lock, other: lock, close: async () => {} };
  },
});
