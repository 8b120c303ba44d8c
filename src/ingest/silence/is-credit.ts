import { vocabulary } from '../conventions/vocabulary.ts';
import type { Passage } from '../passages/passage.ts';
import { foldCase } from '../passages/words.ts';
import { nameShape } from '../people/name-shape.ts';

const LONGEST = 400;

/** A line that says who made the page. */
export function isCredit({ text, hint }: Pick<Passage, 'text' | 'hint'>): boolean {
  const line = text.trim();
  if (hint === 'byline' && line.length <= 200) return true;
  if (line === '' || line.length > LONGEST) return false;
  return namesOfByline(line) !== undefined || isLabelledCredit(line) || vocabulary.credits.test(line);
}

/** The names after a word that announces them (`By Ada Okoro | 4 May`); undefined where a line is no byline. */
export function namesOfByline(line: string): string[] | undefined {
  const words = line.trim().split(/\s+/u);
  const announced = [1, 2, 3, 4].find((count) => vocabulary.bylines.has(foldCase(words.slice(0, count).join(' '))));
  return announced === undefined ? undefined : namesAtStart(words.slice(announced).join(' '));
}

/** `Photos: Ada Okoro`, `Source: Harbour Weekly`. */
function isLabelledCredit(line: string): boolean {
  const colon = line.indexOf(':');
  const isLabelled = colon > 0 && colon < 40 && vocabulary.creditLabels.has(foldCase(line.slice(0, colon).trim()));
  return isLabelled && namesAlone(line.slice(colon + 1)) !== undefined;
}

function namesAtStart(text: string): string[] | undefined {
  const [start = ''] = text.trim().split(/\s[|·•–—-]\s|[,;(/|]|\s\d|\.$/u);
  const names = start.split(/\s(?:and|und|et|y|e|&)\s/u);
  return names.every((name) => nameShape(name) === 'strict') ? names : undefined;
}

/** Names and nothing else: `Editor: Welcome, Ada. How are you?` is said. */
function namesAlone(text: string): string[] | undefined {
  const names = text
    .trim()
    .replace(/\.$/u, '')
    .split(/\s?[,;|/•·]\s?|\s(?:and|und|et|y|e|&)\s/u)
    .map((name) => name.slice(name.indexOf(':') + 1).trim());
  return names.every((name) => nameShape(name) === 'strict') ? names : undefined;
}
