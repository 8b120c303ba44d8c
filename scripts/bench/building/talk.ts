import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Voices of the service, each with one of espeak-ng's and the gain of its recordings: 6 dB from one to the next. */
const VOICES = [
  { name: 'alloy', espeak: 'en-gb', gainDb: -12 },
  { name: 'nova', espeak: 'en-us+f3', gainDb: -6 },
  { name: 'onyx', espeak: 'en-us+m7', gainDb: 0 },
] as const;

const SPEAKERS = ['Ada Lindqvist', 'Bruno Hale', 'Mirela Stan'] as const;
const WHEN = ['In spring', 'After the storm', 'Before sunrise', 'On market days', 'Late in the evening'];
const WHAT = ['the keepers counted', 'we repainted', 'nobody noticed', 'my father repaired', 'the council sold'];
const WHERE = [
  'along the northern mole',
  'behind the old granary',
  'between the two bridges',
  'below the signal tower',
];
/** Different recordings for each voice. */
const RECORDINGS = 20;

/** A talk of so many lines, each by the next of three people, no two alike, 4 to 6 s long when spoken. */
export function writeTalk(lines: number): string {
  const spoken = Array.from({ length: lines }, (_, index) => `${SPEAKERS[index % 3]}: ${lineOf(index)}`);
  return `Three Voices on the Harbour\n\n${spoken.join('\n\n')}\n`;
}

function lineOf(index: number): string {
  const [when, what, where] = [WHEN[index % 5], WHAT[(index >> 1) % 5], WHERE[(index >> 2) % 4]];
  return `${when} ${what} lantern number ${index + 1} ${where}, and it burned on.`;
}

/** What a service answers with. */
export type AnswerFormat = 'wav' | 'mp3';

/** Gives what a voice says at 24 kHz. */
export type Speak = (voice: string, text: string) => Promise<Buffer>;

/** A service's voices. Lines of a talk are played from recordings of a few such lines; the rest (title, greeting) is really spoken. */
export async function recordVoices(
  format: AnswerFormat,
): Promise<{ readonly voices: readonly string[]; readonly speak: Speak }> {
  const recorded = new Map<string, Buffer[]>();
  for (const voice of VOICES) {
    const takes: Buffer[] = [];
    for (let index = 0; index < RECORDINGS; index += 1) takes.push(await record(lineOf(index * 7), voice, format));
    recorded.set(voice.name, takes);
  }
  return {
    voices: [...recorded.keys()],
    async speak(name, text) {
      // Numbers arrive as words; any line's recording stands for any other's.
      const isLine = text.includes('lantern number');
      const take = isLine ? recorded.get(name)?.[text.length % RECORDINGS] : undefined;
      return take ?? record(text, VOICES.find((voice) => voice.name === name) ?? VOICES[0], format);
    },
  };
}

async function record(
  text: string,
  { espeak, gainDb }: (typeof VOICES)[number],
  format: AnswerFormat,
): Promise<Buffer> {
  const buffers = { encoding: 'buffer', maxBuffer: 1 << 26 } as const;
  const spoken = run('espeak-ng', ['-v', espeak, '-s', '180', '--stdout', text], buffers);
  const settings = ['-v', 'error', '-i', 'pipe:0', '-af', `volume=${gainDb}dB`, '-ar', '24000', '-f', format, 'pipe:1'];
  const converted = run('ffmpeg', settings, buffers);
  converted.child.stdin?.end((await spoken).stdout);
  return (await converted).stdout;
}
