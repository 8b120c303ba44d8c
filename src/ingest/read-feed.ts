import { parseJsonFeed } from './feed/parse-json-feed.ts';
import { type FeedItem, parseXmlFeed } from './feed/parse-xml-feed.ts';
import { elementsBelow, type HtmlElement } from './html/html-node.ts';
import { PageWalker } from './html/lay-out-page.ts';
import { measurePage, NOTHING } from './html/measure-page.ts';
import { parseMarkup } from './html/parse-markup.ts';
import { keyOf } from './html/read-page-metadata.ts';
import { settleChrome } from './html/settle-chrome.ts';
import type { RawInput } from './raw-block.ts';

/**
 * RSS, Atom and JSON Feed: the items one after another, each with its title and its contents laid out like a page of
 * its own. The text is our own, as it is for HTML.
 */
export function readFeed(
  source: string,
  type: string,
  address: string,
): Pick<RawInput, 'text' | 'blocks' | 'metadata' | 'items'> {
  const feed = type === 'application/feed+json' ? parseJsonFeed(source, address) : parseXmlFeed(source, address);
  const walker = new PageWalker();
  const items: { firstBlock: number; metadata: RawInput['metadata']; guid?: string }[] = [];
  for (const item of feed.items) {
    const { guid, metadata } = item;
    items.push({ firstBlock: walker.blockCount, metadata, ...(guid === undefined ? {} : { guid }) });
    addItem(walker, item);
  }
  const { text, blocks } = walker.finish();
  return { text, blocks: settleChrome(text, blocks), metadata: feed.metadata, items };
}

function addItem(walker: PageWalker, item: FeedItem): void {
  const root = item.body.kind === 'element' ? item.body.element : parseMarkup(item.body.html);
  const { title } = item.metadata;
  if (title !== undefined && !beginsWith(root, title)) {
    walker.addLine(title, { kind: 'heading', level: 1, hint: 'title' });
  }
  const measures = measurePage(root);
  const whole = measures.get(root) ?? NOTHING;
  walker.walk(root, { measures, whole, main: undefined, around: new Set(), kept: new Set(), titleHeading: undefined });
}

/** True where the contents begin with the title as a heading of their own. */
function beginsWith(root: HtmlElement, title: string): boolean {
  for (const element of elementsBelow(root)) {
    const first = element.children.find((child) => child.kind === 'text' && /\S/u.test(child.text));
    if (first?.kind === 'text') return /^h[1-3]$/u.test(element.name) && keyOf(first.text) === keyOf(title);
  }
  return false;
}
