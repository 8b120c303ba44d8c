import { vocabulary } from '../conventions/vocabulary.ts';
import { hasLook } from '../passages/cut-text.ts';
import type { Passage } from '../passages/passage.ts';
import { endsWithQuestion, wordsOf } from '../passages/words.ts';
import { isDateline } from '../silence/is-dateline.ts';
import { findGuestName } from './find-guest-name.ts';

const LEAST_QUESTIONS = 3;
const LONGEST_QUESTION = 700;

type Look = 'bold' | 'italic' | 'heading' | 'plain';

/**
 * The questions of an interview without labels, by index: set in one look (bold, italics, headings, or plain lines that
 * take turns with longer answers), addressed to somebody who answers in the first person. A list of frequent questions
 * asks nobody and is none.
 */
export function findUnlabelledQuestions(passages: readonly Passage[], title: string): ReadonlySet<number> {
  const spoken = [...passages.entries()].filter(([, passage]) => passage.fate.use === 'spoken');
  const isCalledInterview = vocabulary.interview.test(title);
  for (const look of ['bold', 'italic', 'heading', 'plain'] as const) {
    const questions = spoken.filter(([, passage]) => lookOf(passage) === look && isQuestion(passage, look));
    if (isInterview(questions, spoken, isCalledInterview, look)) {
      const all =
        look === 'plain'
          ? questions
          : spoken.filter(([, passage]) => lookOf(passage) === look && passage.text.length <= LONGEST_QUESTION);
      const [first] = questions[0] ?? [];
      const from = look === 'plain' ? (first ?? 0) : Math.min(first ?? 0, firstAddress(all));
      const last = spoken.findLast(([, passage]) => lookOf(passage) !== look)?.[0] ?? 0;
      return new Set(
        all
          .filter(([index]) => look === 'plain' || index < last)
          .filter(([index, passage]) => index >= from && (look !== 'heading' || asks(passage, questions)))
          .map(([index]) => index),
      );
    }
  }
  return new Set();
}

/** A conversation may begin with a sentence in the look of the questions that addresses the other without asking. */
function firstAddress(alike: readonly (readonly [number, Passage])[]): number {
  const addressing = alike.find(
    ([, { text, isTitle }]) => isTitle !== true && wordsOf(text).length >= 5 && hasAny(text, vocabulary.secondPerson),
  );
  return addressing?.[0] ?? Number.POSITIVE_INFINITY;
}

/** Among headings of a level, most of which ask, one of many words asks too. */
function asks(passage: Passage, questions: readonly (readonly [number, Passage])[]): boolean {
  if (endsWithQuestion(passage.text)) return true;
  const alike = questions.filter(([, { level }]) => level === passage.level).length;
  return alike >= LEAST_QUESTIONS && wordsOf(passage.text).length >= 6 && !isDateline(passage.text);
}

/** The look of a whole passage. */
export function lookOf(passage: Passage): Look | undefined {
  if (passage.kind === 'heading') return 'heading';
  if (passage.kind !== 'paragraph' && passage.kind !== 'list-item' && passage.kind !== 'quotation') return undefined;
  const all = { from: 0, to: passage.text.length };
  if (hasLook(passage, all, 'isBold')) return 'bold';
  return hasLook(passage, all, 'isItalic') ? 'italic' : 'plain';
}

function isQuestion(passage: Passage, look: Look): boolean {
  const limit = look === 'plain' ? 300 : LONGEST_QUESTION;
  return passage.text.length <= limit && endsWithQuestion(passage.text);
}

function isInterview(
  questions: readonly (readonly [number, Passage])[],
  spoken: readonly (readonly [number, Passage])[],
  isCalledInterview: boolean,
  look: Look,
): boolean {
  if (questions.length < (isCalledInterview ? 2 : LEAST_QUESTIONS)) return false;
  const positions = new Set(questions.map(([index]) => index));
  const answers = spoken.filter(([index]) => index > (questions[0]?.[0] ?? 0) && !positions.has(index));
  if (answers.length < questions.length * 0.8) return false;
  if (look === 'plain' && questions.length < answers.length * 0.25) return false;
  const addressing = questions.filter(([, { text }]) => hasAny(text, vocabulary.secondPerson)).length;
  const personal = answers.filter(([, { text }]) => hasAny(text, vocabulary.firstPerson)).length;
  if (
    look !== 'plain' &&
    !isHelp(spoken) &&
    isConversation(questions, answers, {
      addressing,
      isCalledInterview,
      introduction: introductionTo(questions, spoken),
    })
  )
    return true;
  const [asked, said] = isCalledInterview
    ? [0.2, 0.1]
    : isPersonNamed(questions, spoken, look)
      ? [0.3, 0.3]
      : [0.5, 0.5];
  return addressing >= questions.length * asked && personal >= answers.length * said;
}

/** Who is asked is told before; an author who asks the reader names nobody. */
function isPersonNamed(
  questions: readonly (readonly [number, Passage])[],
  spoken: readonly (readonly [number, Passage])[],
  look: Look,
): boolean {
  if (look === 'plain') return true;
  return findGuestName({ introduction: introductionTo(questions, spoken), author: undefined }) !== undefined;
}

/**
 * Whether questions set in a look of their own are asked of somebody, though few of them say `you`: the page calls itself
 * an interview and answers say `I`; or nobody asks what `I` must do, and a person is told of who answers.
 */
function isConversation(
  questions: readonly (readonly [number, Passage])[],
  answers: readonly (readonly [number, Passage])[],
  page: { readonly addressing: number; readonly isCalledInterview: boolean; readonly introduction: string },
): boolean {
  if (questions.length < LEAST_QUESTIONS) return false;
  const paragraphs = answers.filter(([, { kind }]) => kind === 'paragraph');
  const saying = paragraphs.filter(([, { text }]) => vocabulary.saysI.test(text.slice(0, 2_000))).length;
  if (page.isCalledInterview && saying >= paragraphs.length * 0.3) return true;
  const [first] = questions;
  const look = first === undefined ? undefined : lookOf(first[1]);
  if (look === 'heading' || questions.some(([, { text }]) => hasAny(text, vocabulary.firstPerson))) return false;
  if (page.addressing >= questions.length * 0.4) return true;
  const guest = findGuestName({ introduction: page.introduction, author: undefined });
  const surname = guest?.split(/\s+/u).at(-1);
  // An article tells of the person below its questions as well.
  const isTold = answers.some(
    ([, passage]) => surname !== undefined && lookOf(passage) === 'plain' && passage.text.includes(surname),
  );
  return page.addressing > 0 && saying > 0 && surname !== undefined && !isTold;
}

function introductionTo(
  questions: readonly (readonly [number, Passage])[],
  spoken: readonly (readonly [number, Passage])[],
): string {
  const [first = 0] = questions[0] ?? [];
  const before = spoken.filter(([index]) => index < first).slice(0, 12);
  return before.map(([, { text }]) => text.slice(0, 2_000)).join('\n');
}

/** A page of answers for customers says so at its head. */
function isHelp(spoken: readonly (readonly [number, Passage])[]): boolean {
  return spoken.slice(0, 8).some(([, { text }]) => HELP.test(text.slice(0, 300)));
}

const HELP =
  /\bfaqs?\b|frequent(?:ly asked)? questions|common questions|help cent(?:er|re)|häufige fragen|questions fréquentes|foire aux questions|preguntas frecuentes/iu;

function hasAny(text: string, words: ReadonlySet<string>): boolean {
  return wordsOf(text.slice(0, 2_000)).some((word) => words.has(word));
}
