import { SENTENCE_END } from '../plain-text/find-wrapping.ts';
import type { TextLine } from '../plain-text/split-lines.ts';
import { type RawBlock, type Run, readRun } from '../raw-block.ts';
import { labelOf } from './find-caption-labels.ts';
import { isCaptionCredit } from './is-caption-credit.ts';
import type { Cue } from './parse-cues.ts';
import { plainLine } from './plain-line.ts';
import { type CuePart, readCueLine } from './read-cue-line.ts';

/** A silence after which the same voice begins a new paragraph, if its sentence has ended. */
const PARAGRAPH_GAP_MS = 1500;
/** A silence after which even an unfinished sentence is left as it is. */
const LONGEST_GAP_MS = 8000;
/** Where a paragraph may end at the next sentence's end, and where it must, in characters. */
const LONG_PARAGRAPH = 500;

/** Joins cues, taken in their order, to blocks of one voice and one paragraph. */
export class CaptionReader {
  readonly #text: string;
  readonly #names: ReadonlySet<string>;
  readonly #isRolling: boolean;
  readonly #blocks: RawBlock[] = [];
  #runs: Run[] = [];
  #voice: string | undefined;
  #length = 0;
  #lastEndMs = 0;
  #lastLine = '';

  constructor(text: string, names: ReadonlySet<string>, isRolling: boolean) {
    this.#text = text;
    this.#names = names;
    this.#isRolling = isRolling;
  }

  finish(): RawBlock[] {
    this.#endBlock();
    return this.#blocks;
  }

  take(cue: Cue): void {
    if (this.#isCredit(cue)) {
      this.#addCredit(cue);
      return;
    }
    const silence = cue.startMs - this.#lastEndMs;
    const isEnded = this.#isSentenceEnd();
    const isParagraph = isEnded && (silence > PARAGRAPH_GAP_MS || this.#length > LONG_PARAGRAPH);
    if (isParagraph || silence > LONGEST_GAP_MS) this.#endBlock();
    // A voice tag holds for its cue; without one, only a sentence that was not finished goes on in the same voice.
    if (this.#names.size === 0 && isEnded) this.#change(undefined);
    const look = { bold: 0, italic: 0, ruby: 0 };
    for (const line of cue.lines) this.#takeLine(line, look);
    this.#lastEndMs = Math.max(this.#lastEndMs, cue.endMs);
  }

  #isCredit({ lines }: Cue): boolean {
    const [first] = lines;
    if (first === undefined || lines.length > 3) return false;
    const isMidSentence = /[\p{L}\p{N},]\s*$/u.test(this.#saidLast());
    return !isMidSentence && isCaptionCredit(this.#text.slice(first.start, first.end));
  }

  #addCredit({ lines }: Cue): void {
    this.#endBlock();
    for (const { start, end } of lines) {
      this.#add({ start, end, isBold: false, isItalic: false, isLink: false, chrome: 'caption-credit' });
    }
    const voice = this.#voice;
    this.#voice = undefined;
    this.#endBlock('caption-credit');
    this.#voice = voice;
  }

  #takeLine(line: TextLine, look: Parameters<typeof readCueLine>[3]): void {
    const parts = readCueLine(this.#text, line.start, line.end, look);
    const plain = plainLine(this.#text, line);
    const isRepeat = this.#isRolling && plain === this.#lastLine;
    this.#lastLine = plain;
    const labelled = this.#names.size > 0 || /^(?:>>|[-–—]\s)/u.test(plain) ? this.#takeLabel(parts) : parts;
    for (const part of labelled) {
      if (part.kind === 'voice') this.#change(part.name);
      else this.#add(isRepeat ? { ...part.run, chrome: 'repeat' } : part.run);
    }
    const isLabelAlone =
      labelled !== parts && labelled.every((part) => part.kind === 'text' && isSilent(this.#text, part.run));
    if (!isRepeat && !isLabelAlone)
      this.#add({ start: line.end, end: line.end + 1, isBold: false, isItalic: false, isLink: false });
  }

  /** Takes the label off the first text of a line and lets its voice begin. */
  #takeLabel(parts: readonly CuePart[]): readonly CuePart[] {
    const at = parts.findIndex((part) => part.kind === 'text');
    const part = parts[at];
    if (part === undefined || part.kind !== 'text' || part.run.reads !== undefined) return parts;
    const label = labelOf(this.#text.slice(part.run.start, part.run.end), this.#names);
    if (label === undefined) return parts;
    const border = part.run.start + label.length;
    // A name said again begins a paragraph, even of the same voice; in the middle of a sentence it is only said again.
    const name = label.name ?? this.#otherVoice();
    if (name === undefined || name !== this.#voice || this.#isSentenceEnd()) this.#endBlock();
    this.#voice = name;
    const mark: CuePart = { kind: 'text', run: { ...part.run, end: border, chrome: 'label' } };
    const rest: CuePart = { kind: 'text', run: { ...part.run, start: border } };
    return [mark, rest, ...parts.slice(at + 1)];
  }

  /** A dash or `>>` alone is somebody else: of two people, the other one. */
  #otherVoice(): string | undefined {
    const voice = this.#voice;
    if (this.#names.size !== 2 || voice === undefined) return undefined;
    return [...this.#names].find((name) => name !== voice);
  }

  #change(voice: string | undefined): void {
    if (voice === this.#voice) return;
    this.#endBlock();
    this.#voice = voice;
  }

  #add(run: Run): void {
    if (run.end <= run.start || run.start >= this.#text.length) return;
    if (this.#runs.length === 0 && !/\S/u.test(readRun(this.#text, run))) return;
    const last = this.#runs.at(-1);
    const joins = last !== undefined && last.end === run.start && isAlike(last, run);
    if (joins) this.#runs[this.#runs.length - 1] = { ...last, end: run.end };
    else this.#runs.push(run);
    if (run.chrome === undefined) this.#length += run.end - run.start;
  }

  #isSentenceEnd(): boolean {
    return SENTENCE_END.test(this.#saidLast());
  }

  #saidLast(): string {
    const said = this.#runs.filter((run) => run.chrome === undefined).slice(-3);
    return said
      .map((run) => readRun(this.#text, run).slice(-20))
      .join('')
      .trimEnd();
  }

  #endBlock(why?: string): void {
    const runs = withoutTrailingSpace(this.#text, this.#runs);
    const [first] = runs;
    const last = runs.at(-1);
    this.#runs = [];
    this.#length = 0;
    if (first === undefined || last === undefined) return;
    const said = runs.map((run) => readRun(this.#text, run)).join('');
    const isRepeat = runs.every((run) => run.chrome === 'repeat');
    const isSung = /^[\s♪♫#]*[♪♫]/u.test(said) && /[♪♫]\s*$/u.test(said);
    const chrome = why ?? (isSung ? 'music' : isRepeat ? 'repeat' : undefined);
    this.#blocks.push({
      kind: 'cue',
      level: 0,
      start: first.start,
      end: last.end,
      runs,
      isAfterGap: true,
      ...(this.#voice === undefined ? {} : { voice: this.#voice }),
      ...(chrome === undefined ? {} : { chrome }),
    });
  }
}

function isSilent(text: string, run: Run): boolean {
  return run.chrome !== undefined || !/\S/u.test(readRun(text, run));
}

function isAlike(one: Run, other: Run): boolean {
  const isPlain = one.reads === undefined && other.reads === undefined && one.chrome === other.chrome;
  return isPlain && one.isBold === other.isBold && one.isItalic === other.isItalic;
}

function withoutTrailingSpace(text: string, runs: readonly Run[]): Run[] {
  const kept = [...runs];
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    const said = readRun(text, last);
    if (!/\S/u.test(said)) continue;
    const blanks = last.reads === undefined ? said.length - said.trimEnd().length : 0;
    kept.push({ ...last, end: last.end - blanks });
    break;
  }
  return kept;
}
