import type { Show } from '../model/show.ts';
import type { SpeakerList } from './list-speakers.ts';
import type { ReadDocument } from './read-documents.ts';

/** What a merged episode is made of. */
export interface MergeRequest {
  readonly read: readonly ReadDocument[];
  readonly show: Show;
  readonly title: string;
  /** The episode's date in words. */
  readonly date: string;
  /** Filled with everybody who is heard. */
  readonly speakers: SpeakerList;
}
