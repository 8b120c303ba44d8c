import { z } from 'zod';
import { makeClip } from '../src/media/make-clip.ts';
import { measureStretch } from '../src/media/measure-stretch.ts';
import { answerQuestions } from '../src/speech/threads/answer-questions.ts';
import { writeClipNow } from '../src/store/clip-store.ts';

const questionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('clip'),
    home: z.string(),
    sound: z.object({ samples: z.instanceof(Float32Array), sampleRate: z.number() }),
    recipe: z.object({ take: z.string(), targetLufs: z.number(), ceilingDbtp: z.number(), processing: z.string() }),
  }),
  z.object({
    kind: z.literal('stretch'),
    stretch: z.object({ samples: z.instanceof(Int16Array), channels: z.number(), lead: z.number(), own: z.number() }),
  }),
]);

// Sounds are handed over, so that clips may be made in their own memory.
answerQuestions((question) => {
  const asked = questionSchema.parse(question);
  if (asked.kind === 'stretch') return { value: measureStretch(asked.stretch), transfer: [] };
  return {
    value: writeClipNow(asked.home, asked.recipe, makeClip(asked.sound, asked.recipe, asked.sound.samples)),
    transfer: [],
  };
});
