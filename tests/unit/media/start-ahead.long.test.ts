import { expect, it } from 'vitest';
import { createFfmpeg } from '../../../src/media/ffmpeg.ts';
import { startAhead } from '../../../src/media/start-ahead.ts';

const FORMAT = { bitrateKbps: 96, channels: 1 };

function counted() {
  const started: ReturnType<typeof ffmpeg.startMp3Encoder>[] = [];
  const ffmpeg = createFfmpeg({ path: 'ffmpeg' });
  const startMp3Encoder: typeof ffmpeg.startMp3Encoder = (...settings) => {
    const encoder = ffmpeg.startMp3Encoder(...settings);
    started.push(encoder);
    return encoder;
  };
  return { started, ffmpeg: { ...ffmpeg, startMp3Encoder } };
}

it('gives the encoder that waits to the first who asks, and others to those who follow', async () => {
  const { started, ffmpeg } = counted();
  const ahead = startAhead(ffmpeg, FORMAT, new AbortController().signal);
  expect(started.length).toBe(1);
  const encoders = [ahead.ffmpeg.startMp3Encoder(FORMAT), ahead.ffmpeg.startMp3Encoder(FORMAT)];
  expect(encoders).toEqual(started);
  ahead.close();
  for (const { input, output, finished } of encoders) {
    input.end(new Uint8Array(48_000));
    let bytes = 0;
    for await (const chunk of output) bytes += chunk.length;
    await finished;
    expect(bytes).toBeGreaterThan(5000);
  }
});

it('ends an encoder that nobody asked for, and one whose user is told to stop', async () => {
  const unused = counted();
  startAhead(unused.ffmpeg, FORMAT, new AbortController().signal).close();
  await expect(unused.started[0]?.finished).rejects.toMatchObject({ code: 'tool-failed' });
  const used = counted();
  const ahead = startAhead(used.ffmpeg, FORMAT, new AbortController().signal);
  const stop = new AbortController();
  const encoder = ahead.ffmpeg.startMp3Encoder(FORMAT, stop.signal);
  stop.abort();
  await expect(encoder.finished).rejects.toMatchObject({ code: 'tool-failed' });
});
