import type { Passage } from '../passages/passage.ts';
import type { Surroundings } from './find-roles.ts';

/** What is known of the page besides its passages. */
export interface Page {
  readonly title: string;
  readonly author: string | undefined;
  readonly source: string;
}

/** What stands around the conversation that begins at the passage `end`. */
export function surroundingsOf(passages: readonly Passage[], end: number, page: Page): Surroundings {
  return { introduction: `${page.title}\n${introductionOf(passages, end)}`, author: page.author };
}

/** What is read before the conversation begins, as far as it is an introduction. */
export function introductionOf(passages: readonly Passage[], end: number): string {
  return passages
    .slice(0, Math.min(end, 12))
    .filter(({ fate }) => fate.use !== 'dropped')
    .map(({ text }) => text.slice(0, 2_000))
    .join('\n');
}
