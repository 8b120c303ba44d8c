import { z } from 'zod';
import { ReadoutError } from '../../model/readout-error.ts';
import { absolute, tidy } from '../html/read-page-metadata.ts';
import { parseDate } from '../parse-date.ts';
import { asHtml, type Feed, type FeedItem } from './parse-xml-feed.ts';

const authorSchema = z.object({ name: z.string().optional() });
// Feeds in the wild break the format's own rules, so a wrong field is as good as none.
const text = z.string().optional().catch(undefined);
const itemSchema = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  url: text,
  title: text,
  content_html: text,
  content_text: text,
  summary: text,
  date_published: text,
  date_modified: text,
  language: text,
  author: authorSchema.optional().catch(undefined),
  authors: z.array(authorSchema).optional().catch(undefined),
});
const feedSchema = z.object({ title: text, language: text, items: z.array(z.unknown()) });

/** Reads a JSON Feed 1.0 or 1.1. @throws ReadoutError `input-unreadable` where it is none. */
export function parseJsonFeed(source: string, address: string): Feed {
  const feed = feedSchema.safeParse(parseJson(source, address));
  if (!feed.success) throw unreadable(address, feed.error);
  const { title, language } = feed.data;
  const items = feed.data.items.flatMap((item) => {
    const read = itemSchema.safeParse(item);
    return read.success ? [readItem(read.data, feed.data, address)] : [];
  });
  return {
    metadata: {
      ...(title === undefined ? {} : { title, siteName: title }),
      ...(language === undefined ? {} : { language }),
    },
    items,
  };
}

function readItem(item: z.infer<typeof itemSchema>, feed: z.infer<typeof feedSchema>, address: string): FeedItem {
  const title = tidy(item.title);
  const link = absolute(item.url, address);
  const authors = (item.authors ?? (item.author === undefined ? [] : [item.author])).flatMap(({ name }) => name ?? []);
  const author = tidy(authors.join(', '));
  const published = parseDate(item.date_published ?? item.date_modified ?? '');
  const language = item.language ?? feed.language;
  const guid = item.id === undefined ? link : String(item.id);
  return {
    body: { kind: 'html', html: item.content_html ?? asHtml(item.content_text ?? item.summary ?? '', 'text') },
    ...(guid === undefined ? {} : { guid }),
    metadata: {
      ...(title === undefined ? {} : { title }),
      ...(language === undefined ? {} : { language }),
      ...(author === undefined ? {} : { author }),
      ...(published === undefined ? {} : { published }),
      ...(link === undefined ? {} : { address: link }),
      ...(feed.title === undefined ? {} : { siteName: feed.title }),
    },
  };
}

function parseJson(source: string, address: string): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw unreadable(address, cause);
  }
}

function unreadable(address: string, cause: unknown): ReadoutError {
  return new ReadoutError('input-unreadable', `${address} looks like a JSON Feed but is not a valid one.`, {
    hint: 'Check that it is complete JSON with a list of items.',
    cause,
  });
}
