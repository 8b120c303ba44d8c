import { isAppleCategory } from './apple-categories.ts';
import { DESCRIPTION_BYTES } from './describe-episode.ts';
import type { Fault } from './fault.ts';
import { isMailDate } from './mail-date.ts';
import { childOf, childrenOf, textOf, type XmlElement } from './read-xml.ts';

const UUID_VERSION_5 = /^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u;

/** More items than this make every client read too much each time. */
const MOST_ITEMS = 300;
const CHANNEL_FIELDS = [
  'title',
  'description',
  'link',
  'language',
  'itunes:image',
  'itunes:category',
  'itunes:explicit',
];

/** What is wrong with a feed by its text alone. `address`: where it was read, when that is on the web. */
export function feedFaults(channel: XmlElement, address: string | undefined): Fault[] {
  const items = childrenOf(channel, 'item');
  return [
    ...channelFaults(channel, address),
    ...items.flatMap((item, index) => itemFaults(item, nameOf(item, index), textOf(channel, 'itunes:type'))),
    ...listFaults(items),
    ...spaceFaults(channel),
  ];
}

/** What an item is called in a sentence. */
export function nameOf(item: XmlElement, index: number): string {
  return `Item ${index + 1} ("${textOf(item, 'title') ?? 'untitled'}")`;
}

function channelFaults(channel: XmlElement, address: string | undefined): Fault[] {
  const faults = CHANNEL_FIELDS.filter((name) => childOf(channel, name) === undefined).map((name) =>
    fault('channel', `The feed has no ${name}.`),
  );
  const language = textOf(channel, 'language');
  if (language !== undefined && !isLanguage(language))
    faults.push(fault('language', `The feed's language "${language}" is not a language tag.`));
  const type = textOf(channel, 'itunes:type');
  if (type !== undefined && type !== 'episodic' && type !== 'serial')
    faults.push(fault('type', `The feed's type "${type}" is neither episodic nor serial.`));
  if (textOf(channel, 'itunes:author') === undefined) faults.push(fault('author', 'The feed names no author.'));
  return [
    ...faults,
    ...explicitFaults(channel, 'The feed'),
    ...categoryFaults(channel),
    ...selfFaults(channel, address),
    ...disclosureFaults(channel, 'The feed'),
    ...descriptionFaults(channel, 'The feed'),
  ];
}

function categoryFaults(channel: XmlElement): Fault[] {
  const category = childOf(channel, 'itunes:category');
  if (category === undefined) return [];
  const name = category.attributes.get('text') ?? '';
  const sub = childOf(category, 'itunes:category')?.attributes.get('text');
  if (isAppleCategory({ name, sub })) return [];
  return [fault('category', `Apple has no category "${sub === undefined ? name : `${name} > ${sub}`}".`)];
}

function selfFaults(channel: XmlElement, address: string | undefined): Fault[] {
  const self = childrenOf(channel, 'atom:link').find((link) => link.attributes.get('rel') === 'self');
  const href = self?.attributes.get('href');
  if (self === undefined || href === undefined)
    return [fault('self-link', 'The feed does not say its own address (atom:link, rel self).')];
  const faults: Fault[] = [];
  if (self.attributes.get('type') !== 'application/rss+xml')
    faults.push(fault('self-link', 'The link to the feed itself has not the type application/rss+xml.'));
  if (address !== undefined && href !== address)
    faults.push(fault('self-link', `The feed says its address is ${href}, but it was read from ${address}.`));
  const guid = textOf(channel, 'podcast:guid');
  if (guid === undefined) faults.push(fault('podcast-guid', 'The feed has no podcast:guid.'));
  else if (!UUID_VERSION_5.test(guid))
    // It is made from the feed's first address and outlives it, so it cannot be held against today's.
    faults.push(fault('podcast-guid', `The podcast:guid ${guid} is not a UUID of version 5.`));
  return faults;
}

function itemFaults(item: XmlElement, name: string, type: string | undefined): Fault[] {
  const faults = ['title', 'guid', 'pubDate', 'description', 'link', 'itunes:duration']
    .filter((field) => textOf(item, field) === undefined)
    .map((field) => fault('item', `${name} has no ${field}.`));
  const date = textOf(item, 'pubDate');
  if (date !== undefined && !isMailDate(date))
    faults.push(fault('date', `${name} has the date "${date}", which is not RFC 2822.`));
  if (date !== undefined && Date.parse(date) > Date.now()) faults.push(fault('date', `${name} lies in the future.`));
  if (type === 'serial' && textOf(item, 'itunes:episode') === undefined)
    faults.push(fault('type', `${name} has no itunes:episode, which a serial show needs.`));
  return [
    ...faults,
    ...enclosureFaults(item, name),
    ...explicitFaults(item, name),
    ...disclosureFaults(item, name),
    ...descriptionFaults(item, name),
  ];
}

function enclosureFaults(item: XmlElement, name: string): Fault[] {
  const enclosure = childOf(item, 'enclosure');
  if (enclosure === undefined) return [fault('enclosure', `${name} has no enclosure.`)];
  const { url = '', length = '', type = '' } = Object.fromEntries(enclosure.attributes);
  const faults: Fault[] = [];
  if (!/^https?:\/\/[!-~]+\.(?:mp3|m4a)$/u.test(url))
    faults.push(
      fault(
        'enclosure-url',
        `${name} has the sound address "${url}", which is not an ASCII address ending in .mp3 or .m4a.`,
      ),
    );
  if (!/^[1-9]\d*$/u.test(length))
    faults.push(fault('enclosure-length', `${name} has the length "${length}", not a number of bytes.`));
  if (type !== 'audio/mpeg' && type !== 'audio/x-m4a')
    faults.push(fault('enclosure-type', `${name} has the sound type "${type}".`));
  return faults;
}

function listFaults(items: readonly XmlElement[]): Fault[] {
  const faults = [
    ...repeats(items.map((item) => textOf(item, 'guid'))).map((guid) =>
      fault('guid', `The guid ${guid} is used twice.`),
    ),
    ...repeats(items.map((item) => childOf(item, 'enclosure')?.attributes.get('url'))).map((url) =>
      fault('enclosure-url', `The sound ${url} is used twice.`),
    ),
  ];
  const dates = items.map((item) => Date.parse(textOf(item, 'pubDate') ?? ''));
  if (dates.some((date, index) => date > (dates[index - 1] ?? Number.POSITIVE_INFINITY)))
    faults.push(fault('order', 'The items are not newest first.'));
  if (items.length > MOST_ITEMS)
    faults.push(fault('size', `The feed has ${items.length} items, more than ${MOST_ITEMS}.`));
  if (items.length === 0) faults.push(fault('size', 'The feed has no items.'));
  return faults;
}

function repeats(values: readonly (string | undefined)[]): string[] {
  const given = values.filter((value) => value !== undefined);
  return [...new Set(given.filter((value, index) => given.indexOf(value) !== index))];
}

function explicitFaults(element: XmlElement, name: string): Fault[] {
  const explicit = textOf(element, 'itunes:explicit');
  if (explicit === undefined || explicit === 'true' || explicit === 'false') return [];
  return [fault('explicit', `${name} says explicit "${explicit}", not true or false.`)];
}

function disclosureFaults(element: XmlElement, name: string): Fault[] {
  const tells = childrenOf(element, 'podcast:txt').some(({ attributes }) => attributes.get('purpose') === 'ai-content');
  return tells
    ? []
    : [fault('disclosure', `${name} does not say whether its voices are synthetic (podcast:txt, ai-content).`)];
}

function descriptionFaults(element: XmlElement, name: string): Fault[] {
  const bytes = Buffer.byteLength(textOf(element, 'description') ?? '');
  if (bytes <= DESCRIPTION_BYTES) return [];
  return [fault('description', `${name} has a description of ${bytes} bytes, more than ${DESCRIPTION_BYTES}.`)];
}

/** Space around a value is part of it for some clients. */
function spaceFaults(element: XmlElement): Fault[] {
  const here = element.children.length === 0 && element.text !== element.text.trim();
  return [
    ...(here
      ? [fault('space', `The value of ${element.name} has space around it: "${element.text.slice(0, 40)}".`)]
      : []),
    ...element.children.flatMap(spaceFaults),
  ];
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function fault(rule: string, sentence: string): Fault {
  return { rule, sentence };
}
