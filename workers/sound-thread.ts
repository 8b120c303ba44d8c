import { z } from 'zod';
import { makeClip } from '../src/media/make-clip.ts';
import { measureStretch } from '../src/media/measure-stretch.ts';
import { type Answer, answerQuestions } from '../src/speech/threads/answer-questions.ts';

const samples = z.instanceof(Float32Array);
const questionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('clip'),
    sound: z.object({ samples, sampleRate: z.number() }),
    level: z.object({ targetLufs: z.number(), ceilingDbtp: z.number() }),
  }),
  z.object({
    kind: z.literal('stretch'),
    stretch: z.object({ samples, channels: z.number(), lead: z.number(), own: z.number() }),
  }),
]);

answerQuestions((question) => {
  const asked = questionSchema.parse(question);
  if (asked.kind === 'stretch') return { value: measureStretch(asked.stretch), transfer: [] };
  const clip = makeClip(asked.sound, asked.level);
  return moving(clip, clip.pcm);
});

/** An answer whose samples move with it. */
function moving(value: unknown, { buffer }: Int16Array): Answer {
  return { value, transfer: buffer instanceof ArrayBuffer ? [buffer] : [] };
}
