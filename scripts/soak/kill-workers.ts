import { mkdir } from 'node:fs/promises';
import { sharedFaults } from '../../tests/contract/servers/faults.ts';
import { countBills, killWorkers } from '../../tests/e2e/kill-workers.ts';
import { makeWorkplace, readout } from '../../tests/e2e/run-readout.ts';
import { configureService, startToneService } from '../../tests/integration/speech/stand-in-home.ts';
import { seededRandom } from './seeded-random.ts';

/** What came of killing a worker again and again while it bought speech. */
export interface BillResult {
  readonly kills: number;
  /** Bills for what had been bought and had arrived: at most the requests in flight at each kill. */
  readonly extra: number;
  readonly mostExtra: number;
  readonly faults: readonly string[];
}

const CONCURRENCY = 4;
/** A service that throttles, breaks lines off and gives silent and cut answers. */
const SHARES = { throttled: 0.03, dropped: 0.1, silent: 0.02, cut: 0.02 } as const;
/** Enough speech for each kill to find some under way. */
const SEGMENTS_A_KILL = 10;

/** Builds an episode with a local service on a bad day, its only worker killed at random moments, and reads the service's books. */
export async function killBillingWorkers(kills: number, seed: number): Promise<BillResult> {
  const place = await makeWorkplace();
  const service = await startToneService();
  try {
    await mkdir(place.home, { recursive: true });
    await configureService(place.home, service, { concurrency: CONCURRENCY });
    service.setFaults(sharedFaults(SHARES, seed));
    const killing = { kills, segments: kills * SEGMENTS_A_KILL, random: seededRandom(seed) };
    const { episode } = await killWorkers(place, service, killing);
    const { fewest, extra } = countBills(service.ledger);
    const checked = await readout(place, ['check', episode.id]);
    const faults = [
      ...(episode.state === 'done' ? [] : [`the episode is ${episode.state}`]),
      ...(fewest >= 1 ? [] : ['a text has no good answer']),
      ...(checked.status === 0 ? [] : [checked.stdout + checked.stderr]),
    ];
    return { kills, extra, mostExtra: kills * CONCURRENCY, faults };
  } finally {
    await service.close();
    await place.remove();
  }
}
