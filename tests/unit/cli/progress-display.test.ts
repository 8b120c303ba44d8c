import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createProgressDisplay } from '../../../src/cli/progress-display.ts';
import type { EpisodeNotice } from '../../../src/queue/notices.ts';

const NOTICE: EpisodeNotice = { show: 'default', id: 'mill', build: 1, state: 'running' };

function shown(notices: readonly Partial<EpisodeNotice>[], isTTY: boolean): string {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 100 });
  const display = createProgressDisplay(stream);
  for (const notice of notices) display.show({ ...NOTICE, ...notice });
  display.close();
  return String(stream.read() ?? '');
}

it('writes one line a stage where there is no terminal', () => {
  const notices = [
    { stage: 'ingest' },
    { stage: 'ingest' },
    { stage: 'speech', progress: { done: 0, total: 9 } },
    { stage: 'speech', progress: { done: 1, total: 9 } },
    { stage: 'stitch' },
  ] as const;
  expect(shown(notices, false)).toBe('reading the input\nspeaking: 0/9 segments\nmastering\n');
});

it('draws a bar with stage and segments on a terminal', () => {
  const drawn = shown([{ stage: 'speech', progress: { done: 3, total: 9 } }], true);
  expect(drawn).toContain('speaking');
  expect(drawn).toContain('3/9 segments');
});
