import type { Redis } from 'ioredis';
import type { z } from 'zod';
import { type Episode, episodeSchema } from '../model/episode.ts';
import { noticeChannel } from './names.ts';

/** What is told to everybody when an episode's record changes. The record itself is the truth; a notice may be lost. */
export const episodeNoticeSchema = episodeSchema.pick({
  show: true,
  id: true,
  build: true,
  state: true,
  stage: true,
  progress: true,
  error: true,
});
export type EpisodeNotice = z.infer<typeof episodeNoticeSchema>;

/** Notices between all processes that share a Redis. */
export interface Notices {
  publish(episode: Episode | EpisodeNotice): Promise<void>;
  /** Returns how to stop listening. */
  subscribe(listener: (notice: EpisodeNotice) => void): () => void;
  close(): void;
}

/** Makes the notices of one Redis connection; a second connection listens once somebody subscribes. */
export function createNotices(redis: Redis, prefix: string, onError: (error: Error) => void): Notices {
  const channel = noticeChannel(prefix);
  const listeners = new Set<(notice: EpisodeNotice) => void>();
  let listening: Redis | undefined;

  const listen = () => {
    listening = redis.duplicate();
    listening.on('error', onError);
    listening.on('message', (_channel: string, text: string) => {
      const notice = episodeNoticeSchema.safeParse(JSON.parse(text));
      if (notice.success) for (const listener of listeners) listener(notice.data);
    });
    listening.subscribe(channel).catch(onError);
  };

  return {
    async publish({ show, id, build, state, stage, progress, error }) {
      await redis.publish(channel, JSON.stringify({ show, id, build, state, stage, progress, error }));
    },
    subscribe(listener) {
      if (listening === undefined) listen();
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listening?.disconnect();
    },
  };
}
