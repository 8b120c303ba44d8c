import { SaxesParser } from 'saxes';
import { ReadoutError } from '../../../model/readout-error.ts';

/** What is to be said: words, or sounds that somebody wrote in IPA. */
export interface SpokenPart {
  readonly kind: 'text' | 'ipa';
  readonly text: string;
}

/** Takes a `speak` document with `phoneme` elements apart, in order. @throws ReadoutError `ssml-invalid`. */
export function readParts(ssml: string): SpokenPart[] {
  const parser = new SaxesParser();
  const parts: SpokenPart[] = [];
  let isInPhoneme = false;
  parser.on('error', (cause) => {
    throw new ReadoutError('ssml-invalid', `Kokoro was given SSML that is not well-formed: ${cause.message}.`, {
      cause,
    });
  });
  parser.on('opentag', ({ name, attributes }) => {
    const { alphabet, ph } = attributes;
    if (name !== 'phoneme' || alphabet !== 'ipa' || ph === undefined || ph.trim() === '') return;
    isInPhoneme = true;
    parts.push({ kind: 'ipa', text: ph });
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'phoneme') isInPhoneme = false;
  });
  parser.on('text', (text) => {
    if (!isInPhoneme && text !== '') parts.push({ kind: 'text', text });
  });
  parser.write(ssml).close();
  return parts;
}
