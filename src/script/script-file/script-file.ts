import type { SegmentKind } from '../../model/script.ts';

/** First line of what a script file says of itself. */
export const SCRIPT_FILE_FORMAT = 'readout-script-file/1';

/** An input that a script file was made from, so that it can be read again and traced. */
export interface FileInput {
  readonly id: string;
  readonly kind: 'file' | 'url' | 'stdin';
  readonly address: string;
  /** What the episode is known by. */
  readonly identity: string;
  readonly mediaType: string;
  /** Of the bytes as received. */
  readonly sha256: string;
  /** Name of a copy beside the script file, where the input cannot be read again as it was. */
  readonly copy?: string | undefined;
}

/** A recording as a script file names it. */
export interface FileRecording {
  /** Path relative to the script file, or the name of a copy that the episode keeps. */
  readonly file: string;
  readonly rights: string;
}

/** A paragraph of the script, or of what it leaves out. */
export interface FilePassage {
  readonly kind: 'passage';
  /** Segment id, or `i1:816-1097` for a stretch of source; none for what a producer added. */
  readonly ref?: string | undefined;
  /** Name shown; none where the producer wrote a paragraph without one. */
  readonly speaker?: string | undefined;
  readonly text: string;
  /** Heard in place of a voice: the text is what is said in it. */
  readonly recording?: FileRecording | undefined;
  /** Where it is no plain paragraph or turn. */
  readonly as?: SegmentKind | undefined;
  /** Why it was left out; only what is listed under `Left out` has this. */
  readonly why?: string | undefined;
  /** Struck through: not heard. */
  readonly isStruck: boolean;
  /** Shown for information (repairs), never read back. */
  readonly remark?: string | undefined;
}

/** What stands in a document of a script file, in order. */
export type FileItem =
  | FilePassage
  | { readonly kind: 'pause'; readonly ms: number }
  | { readonly kind: 'note'; readonly text: string };

/** A document: its heading, what is heard and what is left out. */
export interface FileDocument {
  readonly id: string;
  readonly title: string;
  readonly items: readonly FileItem[];
  readonly leftOut: readonly FilePassage[];
}

/** Somebody of the cast. */
export interface FileSpeaker {
  readonly name: string;
  readonly role?: string | undefined;
  readonly voice?: string | undefined;
}

/** A script as producers read and edit it, taken apart. */
export interface ScriptFile {
  /** `<show>/<id>` where it is an episode's. */
  readonly episode?: string | undefined;
  readonly title: string;
  readonly inputs: readonly FileInput[];
  readonly cast: readonly FileSpeaker[];
  readonly documents: readonly FileDocument[];
}
