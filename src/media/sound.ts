/** Mono sound: numbers between -1 and 1 (a decoder may go over) at `sampleRate` Hz. */
export interface Sound {
  readonly samples: Float32Array;
  readonly sampleRate: number;
  /** True where the file's own header promised more sound than there is: the answer was cut short. */
  readonly isTruncated?: boolean;
}

/** The mean of the channels of interleaved sound. */
export function mixToMono(interleaved: Float32Array, channels: number): Float32Array {
  if (channels === 1) return interleaved;
  const mono = new Float32Array(Math.floor(interleaved.length / channels));
  for (let index = 0; index < mono.length; index++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += interleaved[index * channels + channel] ?? 0;
    mono[index] = sum / channels;
  }
  return mono;
}
