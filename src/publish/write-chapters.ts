import { z } from 'zod';
import type { Script } from '../model/script.ts';
import type { Timeline } from '../model/timeline.ts';
import { type Ms, toMs } from '../model/units.ts';
import { cleanLine } from './clean-text.ts';

/** The chapters file of Podcasting 2.0 (https://github.com/Podcastindex-org/podcast-namespace, jsonChapters). Times are seconds. */
export const chaptersFileSchema = z.object({
  version: z.literal('1.2.0'),
  title: z.string().optional(),
  podcastName: z.string().optional(),
  chapters: z.array(
    z.object({
      startTime: z.number().nonnegative(),
      title: z.string(),
      /** Address of the document that the chapter reads. */
      url: z.string().optional(),
    }),
  ),
});

/** A chapter's title and start, for descriptions and pages. */
export interface ListedChapter {
  readonly title: string;
  readonly atMs: Ms;
}

/** The chapters of a timeline with titles that any format can hold. */
export function listChapters(timeline: Timeline): ListedChapter[] {
  return timeline.chapters.map(({ title, at }) => ({ title: cleanLine(title), atMs: Math.round(toMs(at)) }));
}

/** The chapters file as text. */
export function writeChapters(script: Script, timeline: Timeline, showTitle: string): string {
  const addresses = new Map(script.documents.map(({ id, address }) => [id, address]));
  const chapters = timeline.chapters.map(({ title, at, document }) => {
    const url = webAddress(addresses.get(document));
    return { startTime: Math.round(toMs(at)) / 1000, title: cleanLine(title), ...(url === undefined ? {} : { url }) };
  });
  const file: z.infer<typeof chaptersFileSchema> = {
    version: '1.2.0',
    title: cleanLine(script.title),
    podcastName: cleanLine(showTitle),
    chapters,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** The address in ASCII if it is one of the web; never a path of the machine that built the episode. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !/^https?:\/\//iu.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
