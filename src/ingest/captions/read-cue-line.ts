import { decodeHTMLStrict } from 'entities';
import type { Run } from '../raw-block.ts';

/** What a caption's line holds: a stretch of text, or a voice that begins. */
export type CuePart = { readonly kind: 'text'; readonly run: Run } | { readonly kind: 'voice'; readonly name: string };

interface Look {
  bold: number;
  italic: number;
  ruby: number;
}

const TOKEN =
  /<(\/?)([a-z]*)((?:\.[^\s>.]+)*)(?:\s+([^>]*))?>|<[\d:.]+>|\{\\[^}]{0,100}\}|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/giu;

/** Cuts a line into text and voices: `<v Ada>`, `<i>`, `{\an8}` and time stamps are markup, `&amp;` reads as `&`. */
export function readCueLine(text: string, start: number, end: number, look: Look): CuePart[] {
  const line = text.slice(start, end);
  const parts: CuePart[] = [];
  let done = 0;
  const add = (from: number, to: number, reads?: string) => {
    if (to <= from) return;
    const run = {
      start: start + from,
      end: start + to,
      isBold: look.bold > 0,
      isItalic: look.italic > 0,
      isLink: false,
    };
    const chrome = look.ruby > 0 ? { chrome: 'ruby' } : {};
    parts.push({ kind: 'text', run: { ...run, ...(reads === undefined ? {} : { reads }), ...chrome } });
  };
  for (const found of line.matchAll(TOKEN)) {
    const [written, slash, name = '', , annotation] = found;
    if (written.startsWith('&')) {
      const reads = decodeHTMLStrict(written);
      if (reads === written) continue;
      add(done, found.index);
      if (reads === '&') add(found.index, found.index + 1);
      else add(found.index, found.index + written.length, reads);
    } else {
      add(done, found.index);
      if (name.toLowerCase() === 'v' && slash === '' && annotation !== undefined) {
        parts.push({ kind: 'voice', name: decodeHTMLStrict(annotation.trim()) });
      } else turn(look, name.toLowerCase(), slash === '/' ? -1 : 1);
    }
    done = found.index + written.length;
  }
  add(done, line.length);
  return parts;
}

function turn(look: Look, name: string, step: 1 | -1): void {
  if (name === 'b') look.bold = Math.max(0, look.bold + step);
  if (name === 'i' || name === 'em') look.italic = Math.max(0, look.italic + step);
  if (name === 'rt') look.ruby = Math.max(0, look.ruby + step);
}
