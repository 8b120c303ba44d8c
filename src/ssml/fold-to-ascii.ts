import anyAscii from 'any-ascii';

/** Signs that have a sound or a pause of their own; any-ascii would turn `—` into `-` and `£` into `GBP`. */
const SIGNS: Readonly<Record<string, string>> = {
  '£': ' pounds ',
  '€': ' euros ',
  '¥': ' yen ',
  '₹': ' rupees ',
  '₽': ' roubles ',
  '₩': ' won ',
  '¢': ' cents ',
  '°': ' degrees ',
  '±': ' plus or minus ',
  '×': ' times ',
  '÷': ' divided by ',
  '−': ' minus ',
  '≈': ' about ',
  '≠': ' is not equal to ',
  '≤': ' at most ',
  '≥': ' at least ',
  '½': ' one half ',
  '¼': ' one quarter ',
  '¾': ' three quarters ',
  '§': ' section ',
  '©': ' copyright ',
  '®': '',
  '™': '',
  µ: 'micro',
  '²': ' squared ',
  '³': ' cubed ',
  '—': ', ',
  '–': ', ',
  '―': ', ',
  '…': '...',
  '·': ', ',
  '•': ', ',
  '→': ', ',
};
const SOFT_HYPHENS = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const NOT_ASCII = /[^\u0020-\u007e]/gu;

/** Text for a voice that reads ASCII only: signs named, accents taken off, other scripts spelled in Latin letters. */
export function foldToAscii(text: string): string {
  return (
    text
      .normalize('NFC')
      .replace(SOFT_HYPHENS, '')
      .replace(NOT_ASCII, (character) => SIGNS[character] ?? anyAscii(character))
      // A named sign before a comma or full stop would leave a space that some engines read as a pause.
      .replace(/[^\u0020-\u007e]/gu, ' ')
      .replace(/ {2,}/g, ' ')
      .replace(/ +([,.;:!?])/g, '$1')
      .replace(/,(?:\s*,)+/g, ',')
  );
}
