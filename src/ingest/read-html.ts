import type { PageFacts } from './html/find-chrome.ts';
import { findMain } from './html/find-main.ts';
import { elementsBelow, type HtmlElement, holds, textContent, withAncestors } from './html/html-node.ts';
import { PageWalker } from './html/lay-out-page.ts';
import { type Measures, measurePage, NOTHING } from './html/measure-page.ts';
import { parseMarkup } from './html/parse-markup.ts';
import { keyOf, readPageMetadata } from './html/read-page-metadata.ts';
import { settleChrome } from './html/settle-chrome.ts';
import type { RawInput } from './raw-block.ts';

/**
 * A web page. The text is our own: its visible text nodes in order, white space as CSS collapses it, one line feed per
 * block. Every block that is not part of the page's text says why.
 */
export function readHtml(source: string, address: string): Pick<RawInput, 'text' | 'blocks' | 'metadata'> {
  const root = parseMarkup(source);
  const measures = measurePage(root);
  const { main, kept } = findMain(root, measures);
  const headings = firstHeadings(root, measures, main);
  const metadata = readPageMetadata(root, address, headings.map(textContent));
  const titleHeading = titleAmong(headings, metadata, main);
  const whole = measures.get(main ?? root) ?? NOTHING;
  const facts: PageFacts = { measures, whole, main, around: withAncestors(main), kept, titleHeading };
  const walker = new PageWalker();
  walker.walk(root, facts);
  const { text, blocks } = walker.finish();
  return { text, blocks: settleChrome(text, blocks), metadata };
}

/** The `h1` of a page, those in its main text first. */
function firstHeadings(root: HtmlElement, measures: Measures, main: HtmlElement | undefined): HtmlElement[] {
  const found: HtmlElement[] = [];
  for (const element of elementsBelow(root)) {
    if (element.name === 'h1' && (measures.get(element)?.characters ?? 0) > 0) found.push(element);
    if (found.length >= 20) break;
  }
  const isInside = (element: HtmlElement) => main !== undefined && holds(main, element);
  return [...found.filter(isInside), ...found.filter((element) => !isInside(element))];
}

/** The heading that is the page's title: the first in the main text, else one elsewhere that says what the title says. */
function titleAmong(
  headings: readonly HtmlElement[],
  metadata: RawInput['metadata'],
  main: HtmlElement | undefined,
): HtmlElement | undefined {
  const title = keyOf(metadata.title ?? '');
  return headings.find((heading) => {
    if (main === undefined || holds(main, heading)) return true;
    const key = keyOf(textContent(heading));
    return (
      key.length >= 4 &&
      key !== keyOf(metadata.siteName ?? '') &&
      (title.includes(key) || key.includes(title)) &&
      title !== ''
    );
  });
}
