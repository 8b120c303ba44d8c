import type { Voice } from '../../model/capabilities.ts';

/** A voice of espeak-ng and the arguments that select it. */
export interface EspeakVoice extends Omit<Voice, 'id' | 'instance'> {
  readonly engineArguments: readonly string[];
}

/** One manner of speaking that every language of espeak-ng can take on. */
interface Style {
  /** Name of a variant in `espeak-ng --voices=variant`; empty: the language's own voice. */
  readonly variant: string;
  readonly gender: Voice['gender'];
  /** espeak's pitch setting, 0 to 99. */
  readonly pitch: number;
  /** What that measures, in Hz. */
  readonly pitchHz: number;
}

/** In the order in which a cast is filled, so that each differs from those before it; pitches measured on `en-us`. */
const STYLES: readonly Style[] = [
  { variant: '', gender: 'male', pitch: 50, pitchHz: 100 },
  { variant: 'f3', gender: 'female', pitch: 50, pitchHz: 210 },
  { variant: 'm7', gender: 'male', pitch: 75, pitchHz: 132 },
  { variant: 'f1', gender: 'female', pitch: 50, pitchHz: 176 },
  { variant: 'm8', gender: 'male', pitch: 50, pitchHz: 84 },
  { variant: 'belinda', gender: 'female', pitch: 58, pitchHz: 248 },
];

/** A row of `espeak-ng --voices`. */
interface Row {
  readonly priority: number;
  readonly language: string;
  readonly file: string;
  readonly others: readonly string[];
}

/**
 * The voices in what `espeak-ng --voices` and `espeak-ng --voices=variant` print: each language in each style that is
 * installed, those that espeak itself prefers for a language first.
 */
export function parseEspeakVoices(voices: string, variants: string): EspeakVoice[] {
  const installed = new Set(parseRows(variants).map(({ file }) => file.replace(/^!v\//u, '')));
  const styles = STYLES.filter(({ variant }) => variant === '' || installed.has(variant));
  const seen = new Set<string>();
  const places = new Map<string, number>();
  return parseRows(voices).flatMap((row) => {
    // Some languages are listed twice, once for each script; the name selects the first.
    if (seen.has(row.language)) return [];
    seen.add(row.language);
    const group = `${row.language.split('-')[0]} ${row.priority}`;
    const place = places.get(group) ?? 0;
    places.set(group, place + 1);
    return styles.map((style, index) => voiceOf(row, style, row.priority * 1000 + place * 10 + index));
  });
}

function parseRows(table: string): Row[] {
  return table.split('\n').flatMap((line) => {
    const match = /^\s*(\d+)\s+(\S+)\s+\S+\s+\S+\s+(\S+)\s*(.*)$/u.exec(line);
    if (match === null) return [];
    const [, priority = '', language = '', file = '', rest = ''] = match;
    const others = [...rest.matchAll(/\((\S+) \d+\)/gu)].map(([, other = '']) => other);
    return [{ priority: Number(priority), language, file, others }];
  });
}

function voiceOf({ language, others }: Row, style: Style, rank: number): EspeakVoice {
  const name = style.variant === '' ? language : `${language}+${style.variant}`;
  return {
    name,
    gender: style.gender,
    pitchHz: style.pitchHz,
    languages: [...new Set([language, ...others].map(languageTag))],
    rank,
    engineArguments: ['-v', name, '-p', String(style.pitch)],
  };
}

/** espeak's own names go beyond the standard (`en-us-nyc`): what stands before is a tag. */
function languageTag(name: string): string {
  for (let parts = name.split('-'); parts.length > 0; parts = parts.slice(0, -1)) {
    try {
      const tag = Intl.getCanonicalLocales(parts.join('-'))[0];
      if (tag !== undefined) return tag;
    } catch {}
  }
  return 'und';
}
