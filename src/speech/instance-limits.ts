import type { Capabilities } from '../model/capabilities.ts';
import type { InstanceConfig } from '../model/config.ts';

/** How much may be asked of an instance at once and in a second: as configured, else as its provider has it. */
export function instanceLimits(
  config: Pick<InstanceConfig, 'concurrency' | 'requestsPerSecond'>,
  known: Pick<Capabilities, 'concurrency' | 'requestsPerSecond'>,
): Pick<Capabilities, 'concurrency' | 'requestsPerSecond'> {
  const requestsPerSecond = config.requestsPerSecond ?? known.requestsPerSecond;
  return {
    concurrency: config.concurrency ?? known.concurrency,
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
  };
}
