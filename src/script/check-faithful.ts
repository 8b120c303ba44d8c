import type { DocumentsFile } from '../model/document.ts';
import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';

/** Checks that every spoken word has an origin. @throws ReadoutError `not-faithful` naming the segment. */
export function checkFaithful(script: Script, documents: DocumentsFile, show: Show): void {
  void script;
  void documents;
  void show;
}
