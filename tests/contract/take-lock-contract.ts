import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ReadoutError } from '../../src/model/readout-error.ts';
import type { TakeLock } from '../../src/speech/take-lock.ts';

/** What the suite needs to know of a take lock. */
export interface TakeLockUnderTest {
  readonly name: string;
  /** Two views of one lock: two workers on two machines where it reaches that far, else the same object twice. */
  readonly create: () => Promise<{ one: TakeLock; other: TakeLock; close: () => Promise<void> }>;
}

/** A promise that is settled from outside. */
function gate(): { opened: Promise<void>; open: () => void } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** The suite that every take lock passes: one worker at a time for a key, whatever happens to the others. */
export function describeTakeLock({ name, create }: TakeLockUnderTest): void {
  describe(`the take lock ${name}`, () => {
    let locks: Awaited<ReturnType<typeof create>>;
    beforeAll(async () => {
      locks = await create();
    });
    afterAll(() => locks.close());

    it('gives what the work gave', async () => {
      expect(await locks.one.withLock('gives', undefined, async () => 7)).toBe(7);
    });

    it('lets one at a time do the work of a key, and everybody in the end', async () => {
      let inside = 0;
      let most = 0;
      let done = 0;
      const work = async () => {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        done += 1;
      };
      const { one, other } = locks;
      await Promise.all(
        Array.from({ length: 12 }, (_, index) => (index % 2 ? one : other).withLock('same', undefined, work)),
      );
      expect({ most, done }).toEqual({ most: 1, done: 12 });
    });

    it('lets the work of different keys run side by side', async () => {
      const first = gate();
      const holding = locks.one.withLock('left', undefined, () => first.opened);
      await locks.other.withLock('right', undefined, async () => first.open());
      await expect(holding).resolves.toBeUndefined();
    });

    it('frees the key when the work fails, and hands the error on', async () => {
      const failing = locks.one.withLock('fails', undefined, async () => {
        throw new ReadoutError('provider-failed', 'The voice is hoarse.');
      });
      await expect(failing).rejects.toThrow('hoarse');
      expect(await locks.other.withLock('fails', undefined, async () => 'next')).toBe('next');
    });

    it('stops waiting when told to, without running the work or disturbing who holds the key', async () => {
      const held = gate();
      const started = gate();
      const holding = locks.one.withLock('waits', undefined, async () => {
        started.open();
        await held.opened;
        return 'held';
      });
      await started.opened;
      const controller = new AbortController();
      let hasRun = false;
      const waiting = locks.other.withLock('waits', controller.signal, async () => {
        hasRun = true;
      });
      controller.abort();
      await expect(waiting).rejects.toMatchObject({ code: 'stopped' });
      const third = locks.other.withLock('waits', undefined, async () => 'third');
      held.open();
      expect(await Promise.all([holding, third])).toEqual(['held', 'third']);
      expect(hasRun).toBe(false);
    });

    it('does not begin once it was told to stop', async () => {
      const work = locks.one.withLock('stopped', AbortSignal.abort(), async () => 'ran');
      await expect(work).rejects.toMatchObject({ code: 'stopped' });
      expect(await locks.one.withLock('stopped', undefined, async () => 'free')).toBe('free');
    });

    it('tells the work when it is to stop', async () => {
      const controller = new AbortController();
      const seen = locks.one.withLock('told', controller.signal, async (signal) => {
        controller.abort();
        return signal?.aborted;
      });
      expect(await seen).toBe(true);
    });
  });
}
