import { type SegmentKind, segmentKindSchema } from '../../model/script.ts';
import { badLine } from './bad-line.ts';
import { unescapeText } from './escape-text.ts';
import { readRecordingMark } from './recording-mark.ts';
import type { FileItem, FilePassage, FileSpeaker } from './script-file.ts';

/** What a script file holds after its facts, in order, with the line it begins on. */
export interface ReadLine {
  readonly line: number;
  readonly item:
    | ({ readonly kind: 'speaker' } & FileSpeaker)
    | { readonly kind: 'document'; readonly id: string; readonly title: string }
    | { readonly kind: 'left-out' }
    | FileItem;
}

interface Comment {
  readonly ref?: string;
  readonly document?: string;
  readonly as?: SegmentKind;
  readonly why?: string;
}

/** `**Name:** …`, struck through or not. Escaped marks are part of the name. */
const LABEL = /^(~~)?\s*\*\*((?:\\.|[^\\*])+?):\s*\*\*\s?/u;
const SPEAKER = /^[-+]\s+\*\*((?:\\.|[^\\*])+)\*\*(?:\s*\((\p{L}+)\))?\s*(?::\s*(.*))?$/u;
const PAUSE = /^[*_]\(pause (\d+(?:[.,]\d{1,3})?) ?s\)[*_]$/u;
const REFERENCE =
  /^(?:(left-out) )?(d\d+-(?:new-)?[0-9a-f]{8}(?:-\p{L}?\d+)*|i\d+:\d+-\d+)(?: ([\p{L}-]+))?(?: ·.*)?$/u;

/** Reads the lines of a script file from `start` (index of the first); paragraphs may be wrapped anywhere. */
export function readScriptLines(lines: readonly string[], start: number): ReadLine[] {
  const reader = new LineReader();
  for (let index = start; index < lines.length; index++) {
    const line = (lines[index] ?? '').trim();
    if (!line.startsWith('<!--')) reader.read(line, index + 1);
    else {
      const from = index;
      while (!(lines[index] ?? '').includes('-->') && index < lines.length - 1) index++;
      reader.comment(lines.slice(from, index + 1).join(' '), from + 1);
    }
  }
  return reader.close();
}

class LineReader {
  private readonly items: ReadLine[] = [];
  private pending: Comment = {};
  private open: { readonly kind: 'passage' | 'note'; readonly line: number; readonly words: string[] } | undefined;

  comment(text: string, line: number): void {
    this.flush();
    const said = text
      .replace(/^\s*<!--/u, '')
      .replace(/-->.*$/u, '')
      .replace(/\s+/gu, ' ')
      .trim();
    const comment = readComment(said);
    if (comment !== undefined) this.pending = comment;
    else if (said !== '') this.add({ kind: 'note', text: said }, line);
  }

  read(line: string, number: number): void {
    if (line === '') this.flush();
    else if (/^#{1,6}\s/u.test(line)) this.heading(line, number);
    else if (PAUSE.test(line)) this.pause(line, number);
    else if (/^(?:\*\s*){3,}$/u.test(line)) this.flush();
    else if (line.startsWith('>')) this.text('note', line.replace(/^>\s?/u, ''), number, this.open?.kind !== 'note');
    else if (this.open === undefined && SPEAKER.test(line)) this.speaker(line, number);
    else this.text(this.open?.kind ?? 'passage', line, number, LABEL.test(line));
  }

  close(): ReadLine[] {
    this.flush();
    return this.items;
  }

  private heading(line: string, number: number): void {
    this.flush();
    const title = unescapeText(line.replace(/^#+\s+/u, '').trim());
    const { document } = this.pending;
    if (document !== undefined) {
      this.add({ kind: 'document', id: document, title }, number);
      this.pending = {};
    } else if (line.startsWith('# ')) throw badLine(number, 'the heading of a document has lost the comment above it');
    else if (title === 'Left out') this.add({ kind: 'left-out' }, number);
    else if (title !== 'Cast' || this.items.some(({ item }) => item.kind === 'document'))
      this.add({ kind: 'passage', as: 'heading', text: title, isStruck: false }, number);
  }

  private pause(line: string, number: number): void {
    this.flush();
    const seconds = Number((PAUSE.exec(line)?.[1] ?? '0').replace(',', '.'));
    this.add({ kind: 'pause', ms: Math.min(60_000, Math.round(seconds * 1000)) }, number);
  }

  private speaker(line: string, number: number): void {
    const [, name = '', role, voice] = SPEAKER.exec(line) ?? [];
    const said = voice?.trim();
    this.add({ kind: 'speaker', name: unescapeText(name), role, voice: said === '' ? undefined : said }, number);
  }

  private text(kind: 'passage' | 'note', line: string, number: number, isNew: boolean): void {
    if (isNew) this.flush();
    this.open ??= { kind: isNew ? kind : 'passage', line: number, words: [] };
    this.open.words.push(line);
  }

  private add(item: ReadLine['item'], line: number): void {
    this.items.push({ item, line });
  }

  private flush(): void {
    if (this.open === undefined) return;
    const { kind, line, words } = this.open;
    const text = words.join(' ').trim();
    this.open = undefined;
    if (kind === 'note') this.add({ kind, text: unescapeText(text) }, line);
    else {
      this.add(readPassage(text, this.pending, line), line);
      this.pending = {};
    }
  }
}

function readComment(text: string): Comment | undefined {
  const document = /^document ([\p{L}\p{N}-]+)$/u.exec(text)?.[1];
  if (document !== undefined) return { document };
  const [, leftOut, ref, word] = REFERENCE.exec(text) ?? [];
  if (ref === undefined) return undefined;
  if (leftOut !== undefined) return { ref, why: word ?? 'left-out' };
  const kind = segmentKindSchema.safeParse(word);
  return kind.success ? { ref, as: kind.data } : { ref };
}

function readPassage(text: string, { ref, as, why }: Comment, line: number): FilePassage {
  const isStruck = /^~~.*(?<!\\)(?:\\\\)*~~$/su.test(text);
  const bare = isStruck ? text.slice(2, -2).trim() : text;
  const label = LABEL.exec(bare);
  const speaker = label === null ? undefined : unescapeText(label[2] ?? '').trim();
  const { recording, rest } = readRecording(label === null ? bare : bare.slice(label[0].length), line);
  const said = unescapeText(rest).replace(/\s+/gu, ' ').trim();
  if (recording !== undefined && !/[\p{L}\p{N}]/u.test(said))
    throw badLine(line, `the recording ${recording.file} needs the words that are said in it behind its mark`);
  return { kind: 'passage', ref, speaker, text: said, as, why, isStruck, ...(recording && { recording }) };
}

function readRecording(text: string, line: number): { recording?: FilePassage['recording']; rest: string } {
  const marked = readRecordingMark(text);
  if (marked === undefined) return { rest: text };
  if (marked !== 'unreadable') return marked;
  throw badLine(line, 'a recording is named *(recording FILE; rights: who made it and why it may be used)*');
}
