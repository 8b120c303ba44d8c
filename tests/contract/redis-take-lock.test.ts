import { createRedisTakeLock } from '../../workers/redis-take-lock.ts';
import { makeTemporaryHome, openSilently } from '../integration/queue/temporary-home.ts';
import { describeTakeLock } from './take-lock-contract.ts';

describeTakeLock({
  name: 'over Redis',
  create: async () => {
    const place = await makeTemporaryHome();
    const queues = await openSilently(place.config);
    return {
      one: createRedisTakeLock(queues),
      other: createRedisTakeLock(queues),
      close: async () => {
        await queues.close();
        await place.remove();
      },
    };
  },
});
