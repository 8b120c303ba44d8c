import { SaxesParser } from 'saxes';
import { ReadoutError } from '../model/readout-error.ts';

/** Namespace of SSML 1.0 and 1.1 (https://www.w3.org/TR/speech-synthesis11/#S2.1). */
export const SSML_NAMESPACE = 'http://www.w3.org/2001/10/synthesis';

/** An SSML document taken apart by a strict parser. */
export interface ParsedSsml {
  /** All character data in order. */
  readonly text: string;
  /** Every element in order of its start tag. */
  readonly elements: readonly { readonly name: string; readonly attributes: Readonly<Record<string, string>> }[];
}

/**
 * Parses SSML strictly. @throws ReadoutError `ssml-invalid` when it is not well-formed, is no `speak` document
 * or says anything else than `expectedText`.
 */
export function validateSsml(ssml: string, expectedText?: string): ParsedSsml {
  const parsed = parse(ssml);
  const root = parsed.elements[0];
  if (root?.name !== 'speak') throw invalid('its root is not a speak element');
  const { version, xmlns } = root.attributes;
  if (version !== '1.1' || xmlns !== SSML_NAMESPACE) throw invalid('its speak element lacks version or namespace');
  if (expectedText !== undefined && parsed.text !== expectedText) throw invalid('its text is not the text asked for');
  return parsed;
}

function parse(ssml: string): ParsedSsml {
  const parser = new SaxesParser({ xmlns: true });
  let text = '';
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  parser.on('error', (error) => {
    throw invalid(error.message, error);
  });
  parser.on('text', (data) => {
    text += data;
  });
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]));
    elements.push({ name: tag.name, attributes });
  });
  parser.write(ssml).close();
  return { text, elements };
}

function invalid(why: string, cause?: unknown): ReadoutError {
  return new ReadoutError('ssml-invalid', `The SSML made for a segment is not valid: ${why}.`, {
    hint: 'Please report this with the text of the segment; building again will not help.',
    cause,
  });
}
