import { z } from 'zod';
import { makeClip } from '../media/make-clip.ts';
import { answerQuestions } from './threads/answer-questions.ts';

const questionSchema = z.object({
  sound: z.object({ samples: z.instanceof(Float32Array), sampleRate: z.number() }),
  level: z.object({ targetLufs: z.number(), ceilingDbtp: z.number() }),
});

answerQuestions((question) => {
  const { sound, level } = questionSchema.parse(question);
  const clip = makeClip(sound, level);
  return { value: clip, transfer: clip.pcm.buffer instanceof ArrayBuffer ? [clip.pcm.buffer] : [] };
});
