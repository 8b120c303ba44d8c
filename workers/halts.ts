import { ReadoutError } from '../src/model/readout-error.ts';
import { isUnfinished } from '../src/queue/episode-record.ts';
import type { JobData } from '../src/queue/job-data.ts';
import type { Notices } from '../src/queue/notices.ts';

/** Ends running jobs whose episode was stopped, failed or is built anew meanwhile, wherever that was decided. */
export interface Halts {
  /** A signal that fires when the job's build is over; `close` when the job is. */
  watch(job: JobData): { readonly signal: AbortSignal; readonly close: () => void };
  close(): void;
}

/** Listens to the notices on behalf of all jobs of this process. */
export function createHalts(notices: Notices): Halts {
  const running = new Map<AbortController, JobData>();
  const unsubscribe = notices.subscribe((notice) => {
    for (const [controller, job] of running) {
      if (job.show !== notice.show || job.id !== notice.id) continue;
      if (notice.build === job.build && isUnfinished(notice)) continue;
      controller.abort(new ReadoutError('stopped', `The build of ${job.show}/${job.id} is over.`));
    }
  });
  return {
    watch(job) {
      const controller = new AbortController();
      running.set(controller, job);
      return { signal: controller.signal, close: () => running.delete(controller) };
    },
    close: unsubscribe,
  };
}
