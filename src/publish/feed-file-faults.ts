import { loadImage } from '@napi-rs/canvas';
import type { Fault } from './fault.ts';
import { nameOf } from './feed-faults.ts';
import { type FeedFiles, type FoundFile, whyNot } from './feed-files.ts';
import { coverFault } from './make-cover.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './read-xml.ts';

/** Duration may be off by this much. */
const TOLERANCE_SECONDS = 1;

/** What is wrong with the files that a feed names: cover, and per item sound, transcripts and chapters. */
export async function feedFileFaults(
  channel: XmlElement,
  items: readonly XmlElement[],
  files: FeedFiles,
  signal?: AbortSignal,
): Promise<Fault[]> {
  const faults = [...(await coverFaults(channel, files, signal))];
  for (const [index, item] of items.entries()) {
    signal?.throwIfAborted();
    const name = nameOf(item, index);
    faults.push(...(await soundFaults(item, name, files, signal)));
    faults.push(...(await alternateFaults(item, name, files, signal)));
    for (const { url, type, what } of textFiles(item)) {
      const found = await find(url, `${what} of ${name}`, files, signal);
      faults.push(...found.faults, ...servedFaults(found.file, type, `${what} of ${name}`));
    }
  }
  return faults;
}

async function coverFaults(channel: XmlElement, files: FeedFiles, signal?: AbortSignal): Promise<Fault[]> {
  const url = childOf(channel, 'itunes:image')?.attributes.get('href') ?? '';
  if (!files.has(url)) return [];
  try {
    const bytes = await files.contents(url, signal);
    const extension = /\.(?:jpe?g|png)$/iu.exec(url)?.[0].toLowerCase();
    const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
    const isPng = bytes[0] === 0x89 && bytes[1] === 0x50;
    const why = coverFault(await loadImage(Buffer.from(bytes)));
    const faults = why === undefined ? [] : [{ rule: 'cover', sentence: `The cover ${url} ${why}.` }];
    const isTrue = extension === '.png' ? isPng : isJpeg && extension !== undefined;
    return isTrue
      ? faults
      : [...faults, { rule: 'cover', sentence: `The cover ${url} is no JPEG or PNG of its extension.` }];
  } catch (error) {
    return [{ rule: 'cover', sentence: `The cover ${url} cannot be read: ${whyNot(error)}.` }];
  }
}

async function soundFaults(item: XmlElement, name: string, files: FeedFiles, signal?: AbortSignal): Promise<Fault[]> {
  const enclosure = childOf(item, 'enclosure');
  const url = enclosure?.attributes.get('url') ?? '';
  const length = Number(enclosure?.attributes.get('length'));
  const { faults, file } = await find(url, `The sound of ${name}`, files, signal);
  if (file === undefined) return faults;
  if (file.bytes !== length)
    faults.push({
      rule: 'enclosure-length',
      sentence: `The sound of ${name} has ${file.bytes ?? 'no known number of'} bytes, the feed says ${length}.`,
    });
  if (file.served?.answersRanges === false)
    faults.push({
      rule: 'ranges',
      sentence: `The server does not send parts of the sound of ${name}: players cannot seek.`,
    });
  faults.push(...servedFaults(file, enclosure?.attributes.get('type') ?? '', `The sound of ${name}`, false));
  return [...faults, ...(await durationFaults(item, url, name, files))];
}

async function alternateFaults(
  item: XmlElement,
  name: string,
  files: FeedFiles,
  signal?: AbortSignal,
): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (const alternate of childrenOf(item, 'podcast:alternateEnclosure')) {
    const type = alternate.attributes.get('type') ?? '';
    const what = `The ${type} sound of ${name}`;
    for (const source of childrenOf(alternate, 'podcast:source')) {
      const found = await find(source.attributes.get('uri') ?? '', what, files, signal);
      faults.push(...found.faults, ...servedFaults(found.file, type, what, false));
      const length = alternate.attributes.get('length');
      if (length === undefined || found.file === undefined || String(found.file.bytes) === length) continue;
      const sentence = `${what} has ${found.file.bytes} bytes, the feed says ${length}.`;
      faults.push({ rule: 'alternate-length', sentence });
    }
  }
  return faults;
}

async function durationFaults(item: XmlElement, url: string, name: string, files: FeedFiles): Promise<Fault[]> {
  try {
    const seconds = await files.seconds(url);
    const told = secondsOf(textOf(item, 'itunes:duration') ?? '');
    if (seconds === undefined || Math.abs(seconds - told) <= TOLERANCE_SECONDS) return [];
    return [{ rule: 'duration', sentence: `${name} lasts ${Math.round(seconds)} s, the feed says ${told} s.` }];
  } catch (error) {
    return [{ rule: 'duration', sentence: `The sound of ${name} cannot be read: ${whyNot(error)}.` }];
  }
}

/** Whole seconds, or `h:mm:ss` as other programs write it. */
function secondsOf(duration: string): number {
  return duration.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

function textFiles(item: XmlElement): { readonly url: string; readonly type: string; readonly what: string }[] {
  const transcripts = childrenOf(item, 'podcast:transcript').map((element) => ({ element, what: 'The transcript' }));
  const chapters = childrenOf(item, 'podcast:chapters').map((element) => ({ element, what: 'The chapters' }));
  return [...transcripts, ...chapters].map(({ element, what }) => ({
    url: element.attributes.get('url') ?? '',
    type: element.attributes.get('type') ?? '',
    what,
  }));
}

async function find(
  url: string,
  what: string,
  files: FeedFiles,
  signal?: AbortSignal,
): Promise<{ faults: Fault[]; file: FoundFile | undefined }> {
  if (!files.has(url)) return { faults: [], file: undefined };
  try {
    return { faults: [], file: await files.find(url, signal) };
  } catch (error) {
    signal?.throwIfAborted();
    return {
      faults: [{ rule: 'missing', sentence: `${what} (${url}) cannot be had: ${whyNot(error)}.` }],
      file: undefined,
    };
  }
}

function servedFaults(file: FoundFile | undefined, type: string, what: string, mustBeShared = true): Fault[] {
  if (file?.served === undefined) return [];
  const { mediaType, isShared } = file.served;
  return [
    ...(mediaType === type
      ? []
      : [{ rule: 'media-type', sentence: `${what} is served as ${mediaType}, the feed says ${type}.` }]),
    ...(isShared || !mustBeShared
      ? []
      : [{ rule: 'cors', sentence: `${what} may not be read by other pages (no Access-Control-Allow-Origin).` }]),
  ];
}
