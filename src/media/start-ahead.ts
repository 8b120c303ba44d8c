import type { Ffmpeg } from './ffmpeg.ts';
import type { Mp3Format } from './mp3-frame.ts';

/** An ffmpeg with one encoder started already. */
export interface StartedAhead {
  /** The first encoder that is asked of it is the one that waits. */
  readonly ffmpeg: Ffmpeg;
  /** Ends the encoder where nobody has asked for it. */
  close(): void;
}

/** Starts an encoder before it is known what it will encode: to start takes as long as to encode ten seconds. */
export function startAhead(ffmpeg: Ffmpeg, format: Mp3Format, signal: AbortSignal): StartedAhead {
  let waiting = [ffmpeg.startMp3Encoder(format, signal)];
  return {
    ffmpeg: {
      ...ffmpeg,
      startMp3Encoder(wanted, stop) {
        const [encoder] = waiting;
        waiting = [];
        if (encoder === undefined) return ffmpeg.startMp3Encoder(wanted, stop);
        if (stop?.aborted === true) encoder.stop();
        else stop?.addEventListener('abort', () => encoder.stop(), { once: true });
        return encoder;
      },
    },
    close: () => {
      for (const encoder of waiting) encoder.stop();
    },
  };
}
