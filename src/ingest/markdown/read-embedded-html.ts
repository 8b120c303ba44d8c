import { Tokenizer } from 'htmlparser2';
import type { RawBlock, RawKind, Run } from '../raw-block.ts';

/** What a stretch of HTML inside Markdown holds, offsets into the Markdown. */
export type EmbeddedBlock = Pick<RawBlock, 'kind' | 'level' | 'runs' | 'cells'>;

const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'iframe',
  'select',
  'textarea',
  'button',
  'title',
]);
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/u;

/** Text between tags is read, tags are markup; a tag that begins a block ends the one before. */
export function readEmbeddedHtml(source: string, start: number, end: number): EmbeddedBlock[] {
  const reader = new EmbeddedReader(source, start);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader);
  tokenizer.write(source.slice(start, end));
  tokenizer.end();
  return reader.finish();
}

class EmbeddedReader {
  readonly #source: string;
  readonly #offset: number;
  readonly #blocks: EmbeddedBlock[] = [];
  readonly #depths = new Map<string, number>();
  #runs: Run[] = [];
  #kind: RawKind = 'paragraph';
  #level = 0;
  #silent = 0;
  #name = '';
  /** End of what has been seen, relative to the part: where a character reference begins. */
  #position = 0;

  constructor(source: string, offset: number) {
    this.#source = source;
    this.#offset = offset;
  }

  finish(): EmbeddedBlock[] {
    this.#endBlock();
    return this.#blocks;
  }

  ontext(start: number, end: number): void {
    this.#addRun(start, end);
    this.#position = end;
  }

  ontextentity(codepoint: number, end: number): void {
    this.#addRun(this.#position, end, String.fromCodePoint(codepoint));
    this.#position = end;
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#nameAt(start, end);
  }

  onopentagend(end: number): void {
    this.#position = end + 1;
    this.#open(this.#name);
  }

  onselfclosingtag(end: number): void {
    this.#position = end + 1;
    if (this.#name === 'br') this.#addRun(end, end + 1, '\n');
    else if (!INLINE.test(this.#name)) this.#endBlock();
  }

  onclosetag(start: number, end: number): void {
    const name = this.#nameAt(start, end);
    // The tokeniser tells where the name ends; the tag's own bracket comes after it.
    const bracket = this.#source.indexOf('>', this.#offset + end);
    this.#position = bracket === -1 ? end : bracket + 1 - this.#offset;
    this.#depths.set(name, Math.max(0, (this.#depths.get(name) ?? 0) - 1));
    if (SILENT.has(name)) this.#silent = Math.max(0, this.#silent - 1);
    if (!INLINE.test(name)) this.#endBlock();
  }

  oncomment(_start: number, end: number): void {
    this.#position = end + 1;
  }

  oncdata(start: number, end: number): void {
    this.oncomment(start, end);
  }

  ondeclaration(start: number, end: number): void {
    this.oncomment(start, end);
  }

  onprocessinginstruction(start: number, end: number): void {
    this.oncomment(start, end);
  }

  onattribdata(): void {}
  onattribentity(): void {}
  onattribend(): void {}
  onattribname(): void {}
  onend(): void {}

  #open(name: string): void {
    if (name === 'br') {
      this.#addRun(this.#position - 1, this.#position, '\n');
      return;
    }
    if (SILENT.has(name)) this.#silent += 1;
    if (INLINE.test(name)) {
      this.#depths.set(name, (this.#depths.get(name) ?? 0) + 1);
      return;
    }
    this.#endBlock();
    this.#kind = kindOf(name);
    this.#level = /^h[1-6]$/u.test(name) ? Number(name.charAt(1)) : name === 'li' ? 1 : 0;
  }

  #addRun(start: number, end: number, reads?: string): void {
    if (this.#silent > 0 || end <= start) return;
    const from = this.#offset + start;
    const to = this.#offset + end;
    if (this.#runs.length === 0 && !/\S/u.test(reads ?? this.#source.slice(from, to))) return;
    const isOpen = (...names: string[]) => names.some((name) => (this.#depths.get(name) ?? 0) > 0);
    this.#runs.push({
      start: from,
      end: to,
      isBold: isOpen('b', 'strong'),
      isItalic: isOpen('i', 'em', 'cite'),
      isLink: isOpen('a'),
      ...(reads === undefined ? {} : { reads }),
      ...(isOpen('del', 's', 'strike') ? { chrome: 'deleted' } : {}),
    });
  }

  #endBlock(): void {
    const runs = this.#runs;
    while (runs.length > 0 && !/\S/u.test(this.#read(runs.at(-1)))) runs.pop();
    if (runs.length > 0) this.#blocks.push({ kind: this.#kind, level: this.#level, runs });
    this.#runs = [];
    this.#kind = 'paragraph';
    this.#level = 0;
  }

  #read(run: Run | undefined): string {
    return run === undefined ? '' : (run.reads ?? this.#source.slice(run.start, run.end));
  }

  #nameAt(start: number, end: number): string {
    return this.#source.slice(this.#offset + start, this.#offset + end).toLowerCase();
  }
}

function kindOf(name: string): RawKind {
  if (/^h[1-6]$/u.test(name)) return 'heading';
  switch (name) {
    case 'li':
      return 'list-item';
    case 'blockquote':
      return 'quotation';
    case 'figcaption':
    case 'caption':
      return 'caption';
    case 'dt':
      return 'term';
    case 'dd':
      return 'definition';
    case 'pre':
      return 'preformatted';
    default:
      return 'paragraph';
  }
}
