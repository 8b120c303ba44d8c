import type { Document } from '../model/document.ts';
import type { ChapterDocument } from '../model/script.ts';
import { templatesOf } from './templates.ts';

/**
 * Chapter titles, each once in the episode: a second of the same title begins `Interview: ` where it is one, and
 * otherwise carries a number.
 */
export function titleChapters(
  documents: readonly { readonly document: Document; readonly title: string }[],
  language: string,
): ChapterDocument[] {
  const taken = new Set<string>();
  return documents.map(({ document, title }, index) => {
    const { id, kind, address } = document;
    const written = title.trim() === '' ? `${index + 1}` : title.trim();
    const { interview } = templatesOf(document.language);
    const candidates = kind === 'interview' ? [written, `${interview}: ${written}`] : [written];
    const chapterTitle =
      candidates.find((one) => !taken.has(one.toLowerCase())) ?? numbered(candidates.at(-1) ?? written, taken);
    taken.add(chapterTitle.toLowerCase());
    return {
      id,
      kind,
      title,
      chapterTitle,
      language: document.language || language,
      ...(address === undefined ? {} : { address }),
    };
  });
}

function numbered(title: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${title} (${number})`.toLowerCase())) number++;
  return `${title} (${number})`;
}
