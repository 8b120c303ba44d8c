import { cutText } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { sentenceStarts } from '../passages/words.ts';

const NOTICE = /^\s*(?:©|\(c\)\s\d|copyright\s(?:©|\d{4}))/iu;
const LEGAL =
  /rights|reserved|licen[sc]e|permission|reproduc|republish|material|privacy|terms of|trademark|registered|powered by|rechte|vorbehalten|nachdruck|impressum|droits|réservés|derechos|reservados|https?:|@/iu;
/** What follows a notice is prose from so many characters on. */
const LEAST = 80;

/** Takes a copyright notice off a paragraph that goes on as prose; a notice alone is a line to drop whole. */
export function cutNotice(passage: Passage, source: string): Passage {
  if (passage.fate.use === 'dropped' || passage.kind !== 'paragraph' || !NOTICE.test(passage.text)) return passage;
  const [, to] = sentenceStarts(passage.text.slice(0, 2_000));
  if (to === undefined) return passage;
  const rest = passage.text.slice(to);
  const isProse = rest.length >= LEAST && !LEGAL.test(rest);
  return isProse ? cutText(passage, [{ from: 0, to }], 'copyright', source) : passage;
}
