import { workerData } from 'node:worker_threads';
import { ConsoleStdout, File, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { z } from 'zod';
import { ReadoutError } from '../../model/readout-error.ts';
import { type Answer, answerQuestions } from '../threads/answer-questions.ts';

const questionSchema = z.object({ engineArguments: z.array(z.string()) });
const dataSchema = z.object({ module: z.instanceof(WebAssembly.Module) });
/** Where the engine writes, in a file system that exists in memory only. */
const TAKE = 'take.wav';

const { module } = dataSchema.parse(workerData);

answerQuestions(async (question) => {
  const { engineArguments } = questionSchema.parse(question);
  const sound = await speak(engineArguments);
  return { value: sound, transfer: [sound.buffer] } satisfies Answer;
});

/**
 * Runs the engine once. Every run has an instance of its own (10 to 40 ms): the program is made to run once, and a
 * fresh memory makes the same request give the same bytes.
 */
async function speak(engineArguments: readonly string[]): Promise<Uint8Array<ArrayBuffer>> {
  const said: string[] = [];
  const screen = ConsoleStdout.lineBuffered((line) => said.push(line));
  const folder = new PreopenDirectory('.', new Map());
  // A shim in JavaScript, since Node 20's own WASI crashes on about the 13th call of the clustergen voices.
  const wasi = new WASI(
    ['flite', ...engineArguments, '-o', TAKE],
    [],
    [new OpenFile(new File([])), screen, screen, folder],
    { debug: false },
  );
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  const status = wasi.start(programOf(instance));
  const file = folder.dir.contents.get(TAKE);
  if (status !== 0 || !(file instanceof File) || file.data.length === 0) {
    throw new ReadoutError('tool-failed', `flite ended with status ${status} and no sound. ${said.join(' ')}`.trim());
  }
  return new Uint8Array(file.data);
}

function programOf(instance: WebAssembly.Instance): { exports: { memory: WebAssembly.Memory; _start: () => unknown } } {
  const { memory, _start: start } = instance.exports;
  if (!(memory instanceof WebAssembly.Memory) || typeof start !== 'function') {
    throw new ReadoutError('tool-failed', 'The flite module is not a WASI program.');
  }
  return { exports: { memory, _start: () => start() } };
}
