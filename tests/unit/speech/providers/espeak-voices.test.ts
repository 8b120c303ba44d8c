import { expect, it } from 'vitest';
import { parseEspeakVoices } from '../../../../src/speech/providers/espeak-voices.ts';

const VOICES = `Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
 5  de              --/M      German             gmw/de
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  en-us-nyc       --/M      English_(America,_New_York_City) gmw/en-US-nyc
 5  nb              --/M      Norwegian_Bokmål  gmq/nb               (no 5)
 5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)(zh 8)
 5  yue             --/M      Chinese_(Cantonese,_latin_as_Jyutping) sit/yue-Latn-jyutping (zh-yue 5)(zh 8)
`;
const VARIANTS = `Pty Language Age/Gender VoiceName          File                 Other Languages
 5  variant         --/F      female3            !v/f3
 5  variant         --/M      male7              !v/m7
`;
const voices = parseEspeakVoices(VOICES, VARIANTS);

it('gives every language its own voice and the styles that are installed', () => {
  const german = voices.filter(({ name }) => name.startsWith('de')).map(({ name, gender }) => `${name} ${gender}`);
  expect(german).toEqual(['de male', 'de+f3 female', 'de+m7 male']);
});

it('names languages by their standard tags, with the others that a voice is good for', () => {
  const languagesOf = (name: string) => voices.find((voice) => voice.name === name)?.languages;
  expect(languagesOf('en-us')).toEqual(['en-US', 'en']);
  expect(languagesOf('nb')).toEqual(['nb', 'no']);
  expect(languagesOf('cmn')).toEqual(['zh']);
  expect(languagesOf('en-us-nyc')).toEqual(['en-US']);
});

it('lists a language once, though it has two scripts', () => {
  expect(voices.filter(({ name }) => name === 'yue')).toHaveLength(1);
});

it('offers what espeak prefers first, and the styles of one accent before the next accent', () => {
  const english = voices.filter(({ name }) => name.startsWith('en')).sort((one, other) => one.rank - other.rank);
  expect(english.map(({ name }) => name).slice(0, 7)).toEqual([
    'en-gb',
    'en-gb+f3',
    'en-gb+m7',
    'en-us',
    'en-us+f3',
    'en-us+m7',
    'en-us-nyc',
  ]);
});

it('finds nothing in what is no list of voices', () => {
  expect(parseEspeakVoices('', '')).toEqual([]);
  expect(parseEspeakVoices('command not found\n', '\n\n')).toEqual([]);
});
