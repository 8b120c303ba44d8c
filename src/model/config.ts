import { z } from 'zod';

/** Address of a service. A name and password in it would end up in keys and logs. */
export const serviceAddressSchema = z
  .url({ protocol: /^https?$/u })
  .refine((url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '', {
    message: 'must not hold a user name or password: keys come from the environment',
  });

/** A configured provider: `config.json` → `instances`. Keys are never here, they come from the environment. */
export const instanceConfigSchema = z.object({
  provider: z.string(),
  /** Address of the service, where the provider has one. */
  baseUrl: serviceAddressSchema.optional(),
  /**
   * The environment variable that holds this instance's key. Default: the provider's own (`OPENAI_API_KEY`), which is never
   * sent to another address than the provider's own or the environment's.
   */
  keyVariable: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*_(?:KEY|TOKEN)$/u, 'must be the name of a variable, ending in _KEY or _TOKEN')
    .optional(),
  /** Overrides the provider's own concurrency. */
  concurrency: z.number().int().positive().max(64).optional(),
  /** Overrides the provider's own: requests that all workers together may begin in a second. */
  requestsPerSecond: z.number().positive().max(1000).optional(),
  /** US dollars for a million of the units that it bills, where its price list does not say or does not hold. */
  price: z.object({ usdPerMillion: z.number().nonnegative() }).optional(),
  /** What a provider's own settings are is checked by that provider. */
  settings: z.record(z.string(), z.unknown()).default({}),
});
export type InstanceConfig = z.infer<typeof instanceConfigSchema>;

/** `config.json` in the data folder; every part has a default, the file may be absent. */
export const configFileSchema = z.object({
  format: z.literal('readout-config/1').default('readout-config/1'),
  instances: z.record(z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/u), instanceConfigSchema).default({}),
  /** Instance of new shows. Default: the best that can speak here. */
  defaultInstance: z.string().optional(),
  /** US dollars that speech may cost in a day (UTC), all episodes and workers together. */
  dailyBudget: z.number().nonnegative().optional(),
  limits: z
    .object({
      inputBytes: z
        .number()
        .int()
        .positive()
        .default(10 * 1024 * 1024),
      fetchTimeoutMs: z.number().int().positive().default(20_000),
      allowPrivateAddresses: z.boolean().default(false),
    })
    .prefault({}),
});
export type ConfigFile = z.infer<typeof configFileSchema>;
