import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/logger.ts';
import { publicationSchema } from '../../../src/model/publication.ts';
import { requestEpisode } from '../../../src/pipeline/request-episode.ts';
import { enqueueEpisode } from '../../../src/queue/enqueue.ts';
import { followEpisode } from '../../../src/queue/follow.ts';
import { requireJson } from '../../../src/store/json-file.ts';
import { artefactFile, publicFolder } from '../../../src/store/paths.ts';
import { ensureShow } from '../../../src/store/shows.ts';
import { startWorkers } from '../../../workers/main.ts';
import { makeProvider } from '../../contract/make-provider.ts';
import { startElevenlabsServer } from '../../contract/servers/elevenlabs-server.ts';
import { makeInput } from '../../unit/pipeline/make-input.ts';
import { makeTemporaryHome, openSilently } from '../queue/temporary-home.ts';

const TEXT =
  'The Bell\n\nThe bell of Quillby rings at noon. Everybody stops and listens.\n\nThen the harbour goes back to work.\n';

it('carries the times of words into the transcripts, and neighbouring text to the service', async () => {
  const place = await makeTemporaryHome();
  const service = await startElevenlabsServer({
    provider: makeProvider('tone'),
    voices: { abc: 'alto' },
    keys: ['k'],
  });
  const cloud = { provider: 'elevenlabs', baseUrl: service.url, keyVariable: 'CLOUD_KEY' };
  await writeFile(join(place.home, 'config.json'), JSON.stringify({ instances: { cloud } }));
  const config = loadConfig({ READOUT_HOME: place.home, CLOUD_KEY: 'k' });
  const queues = await openSilently(config);
  const workers = startWorkers({ config, queues, logger: createLogger({ logLevel: 'silent' }) });

  const show = await ensureShow(place.home, 'default', { instance: 'cloud' });
  const wish = { parts: [makeInput(TEXT)], review: false, isNew: false };
  const queued = await enqueueEpisode(queues, await requestEpisode(place.home, show, wish));
  const done = await followEpisode(queues, queued, () => undefined, new AbortController().signal);
  expect(done).toMatchObject({ state: 'done' });

  const { transcripts } = await requireJson(artefactFile(place.home, done, 'publish'), publicationSchema);
  const read = (path = '') => readFile(join(publicFolder(place.home, 'default'), path), 'utf8');
  expect(await read(transcripts.vtt.path)).toMatch(/>The <[\d:.]+>bell <[\d:.]+>of <[\d:.]+>Quillby/u);
  const { segments } = JSON.parse(await read(transcripts.json?.path));
  const bodies = segments.map(({ body }: { body: string }) => body);
  expect(bodies).toEqual(expect.arrayContaining(['bell', 'Quillby', 'Everybody', 'harbour']));
  const starts = segments.map(({ startTime }: { startTime: number }) => startTime);
  expect(starts).toEqual([...starts].sort((one: number, other: number) => one - other));

  const first = service.ledger.find(({ text }) => text.startsWith('The bell of'));
  expect(first?.asked).toMatchObject({ next_text: 'Then the harbour goes back to work.' });

  await workers.close('hurry');
  await queues.close();
  await service.close();
  await place.remove();
});
