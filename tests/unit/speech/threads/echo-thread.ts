import { answerQuestions } from '../../../../src/speech/threads/answer-questions.ts';

/** A thread for tests: says what it is asked, fails, crashes, ends or loops for ever on demand. */
answerQuestions((question) => {
  switch (question) {
    case 'fail':
      throw new Error('no idea');
    case 'full':
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    case 'crash':
      setImmediate(() => {
        throw new Error('out of order');
      });
      return new Promise(() => {});
    case 'end':
      process.exit(3);
      break;
    case 'loop':
      for (;;);
    case 'slow':
      for (const start = Date.now(); Date.now() - start < 300; );
  }
  return { value: { question, thread: THREAD }, transfer: [] };
});

const THREAD = Math.random();
