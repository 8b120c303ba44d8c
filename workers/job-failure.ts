import { asReadoutError, isErrorCode, ReadoutError } from '../src/model/readout-error.ts';

/** An error as the one line that BullMQ keeps of it: `code: message`, then the hint. */
export function failureText(error: ReadoutError): string {
  return `${error.code}: ${error.message}${error.hint === undefined ? '' : `\n${error.hint}`}`;
}

/** The error that {@link failureText} wrote; an `unexpected` one around anything else. */
export function parseFailure(text: string): ReadoutError {
  const [, code = '', message = '', hint] = /^([a-z-]+): ([^\n]*)(?:\n(.*))?$/su.exec(text) ?? [];
  if (!isErrorCode(code)) return asReadoutError(new Error(text));
  return new ReadoutError(code, message, hint === undefined ? {} : { hint });
}
