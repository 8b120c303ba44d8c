import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeProvider } from '../../contract/make-provider.ts';
import { startOpenaiServer } from '../../contract/servers/openai-server.ts';
import type { StandIn } from '../../contract/servers/stand-in.ts';

/** A local service that speaks OpenAI's protocol with tones. */
export function startToneService(): Promise<StandIn> {
  const provider = makeProvider('tone');
  return startOpenaiServer({ provider, voices: { alloy: 'alto', nova: 'soprano', onyx: 'bass' } });
}

/** Makes the service the instance `cloud` of a data folder, at a dollar for a million characters. */
export async function configureService(
  home: string,
  { url }: StandIn,
  instance: Record<string, unknown> = {},
  settings: Record<string, unknown> = {},
): Promise<void> {
  const voices = [
    { name: 'alloy', gender: 'neutral' },
    { name: 'nova', gender: 'female' },
  ];
  const cloud = {
    provider: 'openai',
    baseUrl: `${url}/v1`,
    price: { usdPerMillion: 1e6 },
    settings: { voices },
    ...instance,
  };
  const file = { format: 'readout-config/1', instances: { cloud }, ...settings };
  await writeFile(join(home, 'config.json'), JSON.stringify(file));
}
