import { ReadoutError } from '../../model/readout-error.ts';
import { KERNELS_MODULE } from './kernels-module.ts';

/** The loops over samples, several at a time (WebAssembly with SIMD); what each does is said in `assembly`. Addresses are in bytes. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  resample(
    input: number,
    filters: number,
    taps: number,
    phases: number,
    step: number,
    phase: number,
    whole: number,
    output: number,
    count: number,
  ): void;
  truePeaks(
    input: number,
    filters: number,
    output: number,
    stretches: number,
    threshold: number,
    rise: number,
    follows: boolean,
  ): number;
  weightedEnergies(
    one: number,
    other: number,
    state: number,
    oneOutput: number,
    otherOutput: number,
    width: number,
    lastWidth: number,
    count: number,
  ): void;
  removeOffset(samples: number, kept: number, state: number, count: number): void;
  amplify(samples: number, curve: number, gain: number, stretches: number): void;
  toWords(samples: number, words: number, count: number): void;
  fromWords(words: number, samples: number, count: number): void;
  addWords(words: number, into: number, factor: number, count: number): void;
  extremes(words: number, output: number, width: number, count: number): void;
}

const NAMES = [
  'resample',
  'truePeaks',
  'weightedEnergies',
  'removeOffset',
  'amplify',
  'toWords',
  'fromWords',
  'addWords',
  'extremes',
] as const;

/** The kernels of this thread. */
export const kernels: Kernels = load();

/** Samples that are worked on at a time: few enough to stay near the processor. */
export const BLOCK = 16_384;

/** Where each block of so many samples begins, and how many it has. */
export function* blocksOf(length: number): Generator<{ readonly at: number; readonly count: number }> {
  for (let at = 0; at < length; at += BLOCK) yield { at, count: Math.min(BLOCK, length - at) };
}

const PAGE = 65_536;
const ALIGNMENT = 16;

/**
 * Begins anew to lay out the kernels' memory, which grows where it is too small: gives, for a number of bytes, where they lie. Whoever
 * calls it is done with the memory before anything else runs, as the next one begins at the front again.
 */
export function layOut(): (bytes: number) => number {
  let end = 0;
  return (bytes) => {
    const address = end;
    end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const missing = end - kernels.memory.buffer.byteLength;
    if (missing > 0) kernels.memory.grow(Math.ceil(missing / PAGE));
    return address;
  };
}

/** So many f32 samples in the kernels' memory. */
export function floatsAt(address: number, length: number): Float32Array {
  return new Float32Array(kernels.memory.buffer, address, length);
}

/** So many f64 numbers in the kernels' memory. */
export function doublesAt(address: number, length: number): Float64Array {
  return new Float64Array(kernels.memory.buffer, address, length);
}

/** So many s16 samples in the kernels' memory. */
export function wordsAt(address: number, length: number): Int16Array {
  return new Int16Array(kernels.memory.buffer, address, length);
}

/** Fills an array with what lies in another from a place on, and with zeros for what lies before its start and behind its end. */
export function copyPart<Samples extends Float32Array | Int16Array>(
  source: Samples,
  from: number,
  into: Samples,
): void {
  const part = source.subarray(Math.max(0, from), Math.max(0, from + into.length));
  const start = part.length === 0 ? 0 : Math.max(0, -from);
  into.fill(0, 0, start).fill(0, start + part.length);
  into.set(part, start);
}

function load(): Kernels {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(KERNELS_MODULE.join(''), 'base64')));
  if (!areKernels(exports)) throw new ReadoutError('unexpected', 'The compiled kernels are not those of this version.');
  return exports;
}

function areKernels(exports: object): exports is Kernels {
  const found = new Map<string, unknown>(Object.entries(exports));
  return (
    found.get('memory') instanceof WebAssembly.Memory && NAMES.every((name) => typeof found.get(name) === 'function')
  );
}
