import { availableParallelism } from 'node:os';
import { ingest } from '../ingest/ingest.ts';
import { CLIP_LEVEL } from '../media/level-sound.ts';
import type { Stage } from '../model/episode.ts';
import { scriptSchema } from '../model/script.ts';
import { cutInRecording } from '../speech/cut-in-recording.ts';
import { speakSegment } from '../speech/speak.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { stitch } from '../stitch/stitch.ts';
import { requireJson, writeJson } from '../store/json-file.ts';
import { artefactFile, segmentClipsFile } from '../store/paths.ts';
import { readShow } from '../store/shows.ts';
import { gatherClips } from './gather-clips.ts';
import { keepParts } from './keep-parts.ts';
import { findProvider } from './list-voices.ts';
import { feedLock } from './locks.ts';
import { readPace } from './paces.ts';
import { readArtefacts } from './read-artefacts.ts';
import { keepTexts, openInputs } from './source-files.ts';
import { findInManifest, findNeighbours } from './speech-plan.ts';
import type { StepContext } from './step-context.ts';
import { writeEpisodeScript } from './write-episode-script.ts';

/** Side of the square cover inside the MP3; players scale it, the feed carries the large one. */
const TAG_COVER_PIXELS = 600;

/** One step of an episode. `segment` steps run once for each segment of the script, each as a job of its own. */
export type EpisodeStep = {
  readonly name: Stage;
  /** What it reads, besides the request and the show. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
} & (
  | { readonly unit: 'episode'; readonly run: (context: StepContext, signal: AbortSignal) => Promise<void> }
  | {
      readonly unit: 'segment';
      readonly run: (context: StepContext, segment: string, signal: AbortSignal) => Promise<void>;
    }
);

/** The program on one page: five steps, each a function from earlier artefacts to its own. */
export const EPISODE_STEPS = {
  ingest: {
    name: 'ingest',
    unit: 'episode',
    reads: ['source/'],
    writes: ['1-documents.json'],
    async run({ home, episode }, signal) {
      const received = await openInputs(home, episode);
      const documents = await keepParts(await ingest(received, signal), received, episode.request.inputs, signal);
      await keepTexts(home, episode, documents);
      await writeJson(artefactFile(home, episode, 'ingest'), documents);
    },
  },

  script: {
    name: 'script',
    unit: 'episode',
    reads: ['1-documents.json', 'edits.json'],
    writes: ['2-script.json', 'the cast in show.json'],
    async run({ home, episode, providers, takeLock: lock, turnstileOf }, signal) {
      const isDown = (provider: TtsProvider) => turnstileOf(provider).isDown();
      await writeEpisodeScript({ home, episode, providers, lock, isDown }, signal);
    },
  },

  speech: {
    name: 'speech',
    unit: 'segment',
    reads: ['2-script.json', 'source/recordings/'],
    writes: ['takes/', 'clips/', 'clips/<segment>.json'],
    async run({ home, episode, providers, cache, ffmpeg, takeLock, clipMaker, ...context }, segmentId, signal) {
      const script = await cache.read(artefactFile(home, episode, 'script'), scriptSchema);
      const spoken = { ...findInManifest(script, segmentId), ...findNeighbours(script, segmentId) };
      const { recording } = spoken.segment;
      if (recording !== undefined) {
        const request = { home, episode, segment: spoken.segment, recording, ffmpeg, clipMaker, ...CLIP_LEVEL };
        await writeJson(segmentClipsFile(home, episode, segmentId), await cutInRecording(request, signal));
        return;
      }
      const provider = findProvider(providers, spoken.speaker.voice);
      const paid = { price: context.prices.get(provider.instance), purse: context.purse };
      const turnstile = context.turnstileOf(provider);
      const pace = await readPace(home, episode, spoken.speaker);
      const limits = pace === undefined ? {} : { pace };
      const clips = await speakSegment(
        { home, episode, ...spoken, provider, ...paid, turnstile, limits, ffmpeg, takeLock, clipMaker, ...CLIP_LEVEL },
        signal,
      );
      await writeJson(segmentClipsFile(home, episode, segmentId), clips);
    },
  },

  stitch: {
    name: 'stitch',
    unit: 'episode',
    reads: ['2-script.json', 'clips/<segment>.json'],
    writes: ['3-clips.json', '4-timeline.json', 'media/'],
    async run({ home, episode, ffmpeg, report }, signal) {
      const { show: showId, firstDate } = episode;
      const show = await readShow(home, showId);
      const script = await requireJson(artefactFile(home, episode, 'script'), scriptSchema);
      const clips = await gatherClips(home, episode, script);
      await writeJson(artefactFile(home, episode, 'speech'), clips);
      // Loaded where encoders keep the other cores busy, not when everything waits for it.
      import('../publish/publish.ts').catch(() => undefined);
      const { makeCover } = await import('../publish/make-cover.ts');
      const cover = await makeCover(show, TAG_COVER_PIXELS);
      const workers = availableParallelism();
      const request = { home, episode, script, clips, show, cover, firstDate, ffmpeg, workers, onProgress: report };
      await writeJson(artefactFile(home, episode, 'stitch'), await stitch(request, signal));
    },
  },

  publish: {
    name: 'publish',
    unit: 'episode',
    reads: ['1-documents.json', '2-script.json', '3-clips.json', '4-timeline.json', 'media/'],
    writes: ['5-publication.json', 'public/'],
    async run({ home, episode, ffmpeg, meter, takeLock }, signal) {
      const { publish } = await import('../publish/publish.ts');
      const { show: showId, guid, firstDate } = episode;
      const show = await readShow(home, showId);
      const artefacts = await readArtefacts(home, episode);
      const request = { home, episode, show, guid, firstDate, ...artefacts, ffmpeg, meter };
      // The feed and the briefing are made from all episodes of the show: one writer at a time.
      await takeLock.withLock(feedLock(showId), signal, async () => {
        await publish(request, signal);
      });
    },
  },
} as const satisfies { readonly [Name in Stage]: EpisodeStep & { readonly name: Name } };
