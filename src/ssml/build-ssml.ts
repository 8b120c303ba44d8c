import AmazonSpeech from 'ssml-builder/amazon_speech.js';
import { ReadoutError } from '../model/readout-error.ts';
import type { PlanElement, SpeechPlan } from '../model/speech-plan.ts';
import { cleanText, escapeXml } from './clean-text.ts';
import { SSML_NAMESPACE, validateSsml } from './validate-ssml.ts';

/** Longest pause that ssml-builder lets through, which is Alexa's; longer ones become several. */
const LONGEST_PAUSE_MS = 10_000;
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

/**
 * Sentences as a W3C SSML 1.1 document with an `s` element each, one space between. The result has been parsed again and
 * says exactly what the plans say. @throws ReadoutError `ssml-invalid`.
 */
export function buildSsml(sentences: readonly SpeechPlan[], language: string): string {
  const bodies = sentences.map((plan) => `<s>${buildElements(plan)}</s>`);
  const ssml = wrapInSpeak(bodies.join(' '), language);
  validateSsml(ssml, sentences.map(cleanedText).join(' '));
  return ssml;
}

function cleanedText(plan: SpeechPlan): string {
  return plan.map((element) => (element.kind === 'break' ? '' : cleanText(element.text))).join('');
}

/**
 * The `speak` element around a body. ssml-builder knows neither its attributes nor elements inside `s`, so these two
 * tags are written here, around markup that ssml-builder made one element at a time.
 */
export function wrapInSpeak(body: string, language: string): string {
  if (!LANGUAGE_TAG.test(language)) {
    throw new ReadoutError('ssml-invalid', `"${language}" is not a language tag such as en or de-AT.`);
  }
  return `<speak version="1.1" xmlns="${SSML_NAMESPACE}" xml:lang="${language}">${body}</speak>`;
}

/** A plan's elements as markup, without the `speak` around them. */
export function buildElements(plan: SpeechPlan): string {
  return plan.map(buildElement).join('');
}

function buildElement(element: PlanElement): string {
  switch (element.kind) {
    case 'text':
      return element.text === '' ? '' : markup((speech) => speech.say(cleanText(element.text)));
    case 'sub':
      return buildSub(cleanText(element.text), cleanText(element.alias));
    case 'phoneme':
      return buildPhoneme(cleanText(element.text), element.alphabet, cleanText(element.phonemes));
    case 'break':
      return buildBreak(element.ms);
  }
}

function buildSub(text: string, alias: string): string {
  if (text === '' || alias.trim() === '') return text === '' ? '' : markup((speech) => speech.say(text));
  // sub() escapes the word but not the alias.
  return markup((speech) => speech.sub(escapeXml(alias), text));
}

function buildPhoneme(text: string, alphabet: 'ipa' | 'x-sampa', phonemes: string): string {
  if (text === '' || phonemes === '') return text === '' ? '' : markup((speech) => speech.say(text));
  // phoneme() escapes the word and apostrophes, but nothing else in the phonemes.
  return markup((speech) => speech.phoneme(alphabet, escapeXml(phonemes), text));
}

function buildBreak(ms: number): string {
  const rest = Math.round(ms);
  if (rest <= 0) return '';
  const first = Math.min(rest, LONGEST_PAUSE_MS);
  return markup((speech) => speech.pause(`${first}ms`)) + buildBreak(rest - first);
}

/**
 * One element by ssml-builder. One builder each, because it puts a space between elements (`no .`); and what it throws
 * are strings, which lose everything on their way through a queue.
 */
function markup(build: (speech: AmazonSpeech) => AmazonSpeech): string {
  try {
    return build(new AmazonSpeech()).ssml(true);
  } catch (thrown) {
    const said = thrown instanceof Error ? thrown.message : String(thrown);
    throw new ReadoutError('ssml-invalid', `ssml-builder refused an element: ${said}`, { cause: thrown });
  }
}
