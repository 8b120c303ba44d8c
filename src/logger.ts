import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

/**
 * A logger to stderr, as JSON lines; stdout belongs to results. Keys and texts are redacted above debug level by never being
 * fields; what holds keys all the same is redacted here. @param stream Where lines go instead of stderr.
 */
export function createLogger(config: Pick<Config, 'logLevel'>, stream?: DestinationStream): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      redact: {
        paths: [
          'apiKey',
          'authorization',
          'headers.authorization',
          '*.apiKey',
          '*.authorization',
          'key',
          'keys',
          '*.key',
          '*.keys',
          '["xi-api-key"]',
          '*["xi-api-key"]',
          '*.secretAccessKey',
          '*.sessionToken',
          'redisUrl',
          '*.redisUrl',
        ],
        censor: '[redacted]',
      },
    },
    stream ?? destination({ fd: 2, sync: true }),
  );
}
