import type { Rule } from './rule.ts';

/** How a language says what formulas within sentences hold. */
interface FormulaWords {
  readonly over: string;
  readonly root: string;
  readonly squared: string;
  readonly cubed: string;
  readonly power: string;
  readonly signs: Readonly<Record<string, string>>;
}

const ENGLISH: FormulaWords = {
  over: 'over',
  root: 'the square root of',
  squared: 'squared',
  cubed: 'cubed',
  power: 'to the',
  signs: signs(
    'equals, plus, minus, less than, greater than, at most, at least, about, not equal to, times, plus or minus, to, infinity, in, the sum of, the integral of',
  ),
};
const FRENCH: FormulaWords = {
  over: 'sur',
  root: 'racine de',
  squared: 'au carré',
  cubed: 'au cube',
  power: 'puissance',
  signs: signs(
    'égale, plus, moins, inférieur à, supérieur à, au plus, au moins, environ, différent de, fois, plus ou moins, vers, infini, dans, somme de, intégrale de',
  ),
};
const SPANISH: FormulaWords = {
  over: 'sobre',
  root: 'raíz de',
  squared: 'al cuadrado',
  cubed: 'al cubo',
  power: 'elevado a',
  signs: signs(
    'igual a, más, menos, menor que, mayor que, como máximo, como mínimo, aproximadamente, distinto de, por, más o menos, a, infinito, en, suma de, integral de',
  ),
};
const GERMAN: FormulaWords = {
  over: 'durch',
  root: 'Wurzel aus',
  squared: 'Quadrat',
  cubed: 'hoch drei',
  power: 'hoch',
  signs: signs(
    'gleich, plus, minus, kleiner als, größer als, höchstens, mindestens, ungefähr, ungleich, mal, plus oder minus, gegen, unendlich, in, Summe über, Integral über',
  ),
};
const WORDS: Readonly<Record<string, FormulaWords>> = { en: ENGLISH, fr: FRENCH, es: SPANISH, de: GERMAN };

/** `$x_1$`, `$$y$$` and `\(z\)`: a dollar sign at both ends that is no price. */
const FORMULA =
  /\$\$(?<display>[^$\n]{1,300})\$\$|(?<![\p{L}\p{N}\\$])\$(?<dollars>[^\s$](?:[^$\n]{0,300}[^\s$\\])?)\$(?![\p{L}\p{N}])|\\\((?<round>[^\n]{1,300}?)\\\)/gu;
/** A command that stands in a sentence without such marks. */
const COMMAND = /(?<![\p{L}\p{N}:.\\/])\\[a-zA-Z]{2,20}(?![a-zA-Z])(?:\{[^{}\n]{0,60}\})?/gu;

/** Formulas in TeX within sentences, said sign by sign. */
export function texRules(language: string): Rule[] {
  const words = WORDS[language.split('-', 1)[0]?.toLowerCase() ?? ''];
  if (words === undefined) return [];
  return [
    {
      name: 'formula',
      pattern: FORMULA,
      say: (match) => {
        const { display, dollars, round } = match.groups ?? {};
        const isPrice = dollars !== undefined && /^\d[\d.,]*(?:\s|$)/u.test(dollars) && !/[\\^_=<>]/u.test(dollars);
        return isPrice ? undefined : sayFormula(display ?? dollars ?? round ?? '', words);
      },
    },
    { name: 'formula-command', pattern: COMMAND, say: ([written]) => sayFormula(written, words) },
  ];
}

function sayFormula(tex: string, words: FormulaWords): string | undefined {
  let said = tex
    .replaceAll(
      /\\(?:left|right|big|Big|displaystyle|textstyle|limits|nolimits|quad|qquad)(?![a-zA-Z])|\\[,;:! ]/gu,
      ' ',
    )
    .replaceAll(
      /\\(?:mathrm|mathbf|mathit|mathcal|mathbb|mathsf|text|textbf|textit|operatorname|vec|hat|bar|tilde|overline|dot|ddot)\*?\s?\{([^{}]*)\}/gu,
      ' $1 ',
    )
    .replaceAll(/\\tag\{[^{}]*\}/gu, ' ');
  // From the inside out, a few levels: deeper ones are for the eye.
  for (let level = 0; level < 4; level++) {
    said = said
      .replaceAll(/\\d?frac\s?\{([^{}]*)\}\s?\{([^{}]*)\}/gu, ` $1 ${words.over} $2 `)
      .replaceAll(/\\sqrt\s?\{([^{}]*)\}/gu, ` ${words.root} $1 `)
      .replaceAll(/\^\s?(?:\{2\}|2(?!\d))/gu, ` ${words.squared} `)
      .replaceAll(/\^\s?(?:\{3\}|3(?!\d))/gu, ` ${words.cubed} `)
      .replaceAll(/\^\s?(?:\{([^{}]*)\}|(\\?[\p{L}\p{N}]+))/gu, ` ${words.power} $1$2 `)
      .replaceAll(/_\s?(?:\{([^{}]*)\}|(\\?[\p{L}\p{N}]))/gu, ' $1$2 ');
  }
  said = said
    .replaceAll(/\\([a-zA-Z]+)/gu, (_, name: string) => ` ${words.signs[name] ?? name.replace(/^var(?=[a-z])/u, '')} `)
    .replaceAll(/[=+<>≤≥≈≠×±→∞∈∑∫−-]/gu, (sign) => ` ${words.signs[sign] ?? ' '} `)
    .replaceAll(/(?<=[\p{L}\p{N})]\s?)\/(?=\s?[\p{L}\p{N}(])/gu, ` ${words.over} `)
    .replaceAll(/[{}\\$^_~&|()[\]]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\s(?=[,.;:])/gu, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(said) ? said : undefined;
}

/** The signs in the order in which the words for them are listed, each as a character and as commands. */
function signs(listed: string): Record<string, string> {
  const written = [
    '=',
    '+',
    '- −',
    '< lt',
    '> gt',
    '≤ le leq leqslant',
    '≥ ge geq geqslant',
    '≈ approx sim simeq',
    '≠ ne neq',
    '× times cdot',
    '± pm',
    '→ to rightarrow',
    '∞ infty',
    '∈ in',
    '∑ sum',
    '∫ int',
  ];
  const words = listed.split(', ');
  return Object.fromEntries(
    written.flatMap((forms, index) => forms.split(' ').map((form) => [form, words[index] ?? ''] as const)),
  );
}
