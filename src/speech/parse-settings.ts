import { z } from 'zod';
import { ReadoutError } from '../model/readout-error.ts';
import type { InstanceSettings } from './provider-kind.ts';

/** The settings of a provider that has none. */
export const noSettingsSchema = z.strictObject({});

/** An instance's own settings, by its provider's schema. @throws ReadoutError `bad-config` naming the instance and the setting. */
export function parseSettings<Schema extends z.ZodType>(
  { instance, config }: Pick<InstanceSettings, 'instance' | 'config'>,
  schema: Schema,
): z.infer<Schema> {
  const parsed = schema.safeParse(config.settings);
  if (parsed.success) return parsed.data;
  const sentence = `The settings of the instance "${instance}" are not usable: ${z.prettifyError(parsed.error)}`;
  throw new ReadoutError('bad-config', sentence, { hint: 'Mend them in config.json.' });
}
