import { drop, type Passage } from '../passages/passage.ts';

const REACH = 4_000;
/** A formula on lines of its own. */
const FORMULA = /^\s*(?:\$\$[^$]+\$\$|\\\[[\s\S]+\\\]|\\begin\{(\w+\*?)\}[\s\S]+\\end\{\1\})\s*[.,;]?\s*$/u;
const CODE_LINE =
  /^\s*(?:[$>#%]\s|>>>|\/\/|\/\*|#!|#include\b|<\/?\w+[\s>]|(?:import|from|def|class|function|const|let|var|return|public|private|static|fn|func|package|using|SELECT|INSERT|CREATE|sudo|npm|pip|git|curl|docker)\s)|[;{}]\s*$|\)\s*[{:]\s*$|=>|::|==|\w\(.*\)\s*;?\s*$|^\s*(?:-\s)?[a-z_][\w-]{0,40}:(?:\s\S+)?\s*$|^\s*[\w.\]["']+\s*[+*-]?=\s*\S/u;

/** Drops what only the eye can read: program code set apart, and formulas in TeX on lines of their own. */
export function dropNotation(passages: readonly Passage[]): Passage[] {
  return passages.map((passage) => {
    if (passage.fate.use === 'dropped') return passage;
    if (passage.kind === 'preformatted' && looksLikeCode(passage.text)) return drop(passage, 'code');
    const isFormula = passage.text.length <= REACH && /[\\^_=]/u.test(passage.text) && FORMULA.test(passage.text);
    if (isNumberedFormula(passage)) return drop(passage, 'formula');
    return isFormula ? drop(passage, 'formula') : passage;
  });
}

/** `c^2 = g(h + a),   (1)`: signs and letters on a line of their own, with a number to call it by. */
function isNumberedFormula({ text, kind }: Passage): boolean {
  if (kind === 'heading' || kind === 'table-row' || text.length > 200 || !/[=<>≤≥≈→∼]/u.test(text)) return false;
  return /\S\s{1,40}\(\d{1,2}[a-z]?\)\s*$/u.test(text) && !/\p{L}{4,}/u.test(text.replaceAll(/\\\p{L}+/gu, ' '));
}

/** Verses and letters are preformatted too: code shows in half of its lines. */
function looksLikeCode(text: string): boolean {
  const lines = text
    .slice(0, REACH)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const code = lines.filter((line) => line.length <= 400 && CODE_LINE.test(line)).length;
  const marks = text.slice(0, REACH).match(/[{}()[\]<>=;_\\|$&@#/*+]/gu)?.length ?? 0;
  return code >= lines.length * 0.5 || marks >= Math.min(REACH, text.length) * 0.06;
}
