import type { Document } from '../../model/document.ts';
import { NARRATOR } from '../../model/document.ts';
import type { Passage } from '../passages/passage.ts';
import { createLabelCheck, findConversation } from '../people/find-conversation.ts';
import type { RawInput } from '../raw-block.ts';
import { cutPromotion } from '../silence/cut-promotion.ts';
import { dropPullQuotes } from '../silence/drop-pull-quotes.ts';
import { namesOfByline } from '../silence/is-credit.ts';
import { findLanguage } from './find-language.ts';
import { findTitle, titleWithout, trimTitle } from './find-title.ts';
import { markAskingHeadings, markHeadings } from './mark-headings.ts';
import { writeBlocks } from './write-blocks.ts';

/** A document with the passages it was made of, so that all of its source can be accounted for. */
export interface ReadDocument {
  readonly document: Document;
  readonly passages: readonly Passage[];
}

/** Reads one document: its title, who speaks, and what of it is heard. Its id is given when all are known. */
export async function readDocument(input: RawInput, passages: readonly Passage[]): Promise<ReadDocument> {
  const metadata = withByline(metadataOf(input, passages), passages);
  const found = findTitle(passages, { ...metadata, address: input.address }, createLabelCheck(passages));
  const titled = passages.map(
    (passage, index): Passage =>
      found !== undefined && index === found.index
        ? { ...trimTitle(passage, found.title, input.text), isTitle: true, fate: { use: 'spoken' } }
        : passage,
  );
  const conversation = findConversation(markHeadings(dropPullQuotes(titled)), {
    title: found?.title ?? '',
    author: metadata.author,
    source: input.text,
  });
  const told = conversation.kind === 'article' ? markAskingHeadings(conversation.passages) : conversation.passages;
  const heard = cutPromotion(told, conversation.speakers, input.text);
  const language = await findLanguage(textToDetect(heard), metadata.language);
  const names = conversation.people.filter((person) => person.id !== NARRATOR).map((person) => person.name);
  return {
    passages: heard,
    document: {
      id: '',
      kind: conversation.kind,
      title: found?.title ?? titleWithout(heard, names),
      language,
      ...(metadata.address === undefined ? {} : { address: metadata.address }),
      ...(metadata.author === undefined ? {} : { author: metadata.author }),
      ...(metadata.published === undefined ? {} : { published: metadata.published }),
      people: [...conversation.people],
      blocks: writeBlocks(input, heard, conversation.speakers),
    },
  };
}

function metadataOf(input: RawInput, passages: readonly Passage[]): RawInput['metadata'] {
  const item = passages[0]?.item;
  const own = item === undefined ? undefined : input.items?.[item]?.metadata;
  if (own === undefined) return input.metadata;
  const { language } = input.metadata;
  return { ...(language === undefined ? {} : { language }), ...own };
}

/** The author of the byline, where nothing else names one. */
function withByline(metadata: RawInput['metadata'], passages: readonly Passage[]): RawInput['metadata'] {
  if (metadata.author !== undefined) return metadata;
  const credits = passages.slice(0, 40).filter(({ fate }) => fate.use === 'optional' && fate.why === 'credit');
  const [author] = credits.flatMap(({ text }) => namesOfByline(text) ?? []);
  return author === undefined ? metadata : { ...metadata, author };
}

function textToDetect(passages: readonly Passage[]): string {
  let text = '';
  for (const passage of passages) {
    if (passage.fate.use === 'spoken') text += `${passage.text.slice(0, 2_000)}\n`;
    if (text.length > 6_000) break;
  }
  return text;
}
