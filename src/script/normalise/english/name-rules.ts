import { groupsOf, pattern } from '../patterns.ts';
import type { Rule } from '../rule.ts';
import { type NumberWords, numberInWords, ordinalInWords } from './number-words.ts';

const ROMAN = String.raw`(?<roman>X{0,3}(?:IX|IV|V?I{0,3}))(?![\p{L}\p{N}&-]|\.\p{L})`;
const REGNAL =
  'Louis|Henry|Edward|George|Charles|James|William|Richard|Elizabeth|Mary|Victoria|Catherine|Peter|Nicholas|Alexander|Ivan|Philip|Ferdinand|Alfonso|Carlos|Juan|Frederick|Wilhelm|Leopold|Albert|Baudouin|Gustav|Gustaf|Carl|Karl|Harald|Haakon|Christian|Margrethe|Beatrix|Napoleon|Otto|Rudolf|Joseph|Maximilian|Pius|Leo|Gregory|Clement|Innocent|Urban|Benedict|Paul|John|Julius|Sixtus|Boniface|Hassan|Mohammed|Muhammad|Abdullah|Hussein|Mehmed|Selim|Suleiman|Rama|Ramses|Ramesses|Thutmose|Cleopatra|Ptolemy|Darius|Xerxes|Cyrus|Tutankhamun|Umberto|Manuel|Pedro|Afonso|Sigismund|Casimir|Robert|David|Malcolm|Constantine|Justinian|Theodosius|Salman|Fuad|Farouk|Zog|Rainier|Hans-Adam';
const NUMBERED =
  'World War|Chapter|Part|Act|Scene|Volume|Book|Phase|Type|Title|Article|Section|Class|Grade|Stage|Level|Mark|Super Bowl|Apollo|Final Fantasy|Rocky|Godfather|Vatican|Schedule|Category|Table|Figure|Group|Division|Episode|Season|Tier|Annex|Appendix|Gemini|Saturn|Titan';
const VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** Roman numerals after the names of kings, popes, wars, chapters and their like; nowhere else. */
export function nameRules(words: NumberWords): Rule[] {
  const ordinal = (roman: string) => `the ${ordinalInWords(String(romanValue(roman)), words)}`;
  const cardinal = (roman: string) => numberInWords(String(romanValue(roman)), words);
  const make = (name: string, before: string, say: (roman: string) => string): Rule => ({
    name,
    pattern: pattern(`(?<=${before})${ROMAN}`),
    say: (match) => {
      const { roman = '' } = groupsOf(match);
      return roman === '' ? undefined : say(roman);
    },
  });
  return [
    make('regnal-number', String.raw`\b(?:${REGNAL})\s`, (roman) => ordinal(roman)),
    make(
      'titled-regnal-number',
      String.raw`\b(?:King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Sultan|Shah|Prince|Pharaoh)\s\p{Lu}[\p{L}-]{1,30}\s`,
      ordinal,
    ),
    make('numbered', String.raw`\b(?:${NUMBERED})\s`, cardinal),
    {
      name: 'numeral-after-name',
      pattern: pattern(
        String.raw`(?<=\b\p{Lu}\p{Ll}{1,30},?\s)(?<roman>II|III|IV|VI{1,3}|IX|XI{1,3}|XI?V|XVI{1,3})(?![\p{L}\p{N}&-]|\.\p{L})`,
      ),
      say: (match, { before }) => {
        const { roman = '' } = groupsOf(match);
        // `John Rockefeller III` and `Robert Hale, II` are people; `Halo II` is a thing.
        const isPerson = /\b\p{Lu}[\p{L}.'’-]*\s\p{Lu}\p{Ll}+,?\s$/u.test(before);
        return isPerson ? ordinal(roman) : cardinal(roman);
      },
    },
  ];
}

function romanValue(roman: string): number {
  const values = [...roman].map((letter) => VALUES[letter] ?? 0);
  return values.reduce((total, value, index) => total + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}
