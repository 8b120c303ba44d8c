import type { Writable } from 'node:stream';
import { Presets, SingleBar } from 'cli-progress';
import type { Stage } from '../model/episode.ts';
import type { EpisodeNotice } from '../queue/notices.ts';

/** Shows how far a build is. */
export interface ProgressDisplay {
  show(notice: EpisodeNotice): void;
  close(): void;
}

/** What each stage does, as people say it. */
const DOINGS: Readonly<Record<Stage, string>> = {
  ingest: 'reading the input',
  script: 'writing the script',
  speech: 'speaking',
  stitch: 'mastering',
  publish: 'publishing',
};
/** Lines of one stage come at most this often where there is no terminal, in ms. */
const LINE_INTERVAL_MS = 5000;

/** A bar on a terminal, plain lines elsewhere. */
export function createProgressDisplay(stream: Writable & { readonly isTTY?: boolean }): ProgressDisplay {
  return stream.isTTY ? createBar(stream) : createLines(stream);
}

function createBar(stream: Writable): ProgressDisplay {
  const format = '{doing} [{bar}] {count} {left}';
  const bar = new SingleBar(
    { format, stream: asTerminal(stream), clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  const clock = createClock();
  let isStarted = false;
  return {
    show(notice) {
      const { stage, progress } = notice;
      const payload = {
        doing: describeStage(stage).padEnd(18),
        count: progress === undefined ? '' : countOf(stage, progress),
        left: clock.left(notice),
      };
      const total = Math.max(1, progress?.total ?? 1);
      if (!isStarted) bar.start(total, progress?.done ?? 0, payload);
      isStarted = true;
      bar.setTotal(total);
      bar.update(progress?.done ?? 0, payload);
    },
    close() {
      if (isStarted) bar.stop();
    },
  };
}

function createLines(stream: Writable): ProgressDisplay {
  const clock = createClock();
  let last = { stage: '', at: 0, text: '' };
  return {
    show(notice) {
      const { stage, progress } = notice;
      const now = Date.now();
      if (stage === undefined || (stage === last.stage && now - last.at < LINE_INTERVAL_MS)) return;
      const left = clock.left(notice);
      const count = progress === undefined ? '' : `: ${countOf(stage, progress)}`;
      const text = `${describeStage(stage)}${count}${left === '' ? '' : `, ${left}`}`;
      if (text === last.text) return;
      stream.write(`${text}\n`);
      last = { stage, at: now, text };
    },
    close() {},
  };
}

function describeStage(stage: Stage | undefined): string {
  return stage === undefined ? 'waiting' : DOINGS[stage];
}

function countOf(stage: Stage | undefined, { done, total }: { readonly done: number; readonly total: number }): string {
  return stage === 'speech' ? `${done}/${total} segments` : `${Math.round((100 * done) / Math.max(1, total))} %`;
}

/** Time left in a stage, from how long the part of it took that was seen. */
function createClock(): { left(notice: EpisodeNotice): string } {
  let begun = { stage: '', at: 0, done: 0 };
  return {
    left({ stage, progress }) {
      if (stage === undefined || progress === undefined) return '';
      if (stage !== begun.stage) begun = { stage, at: Date.now(), done: progress.done };
      const seen = progress.done - begun.done;
      if (seen < 2) return '';
      const ms = ((Date.now() - begun.at) / seen) * (progress.total - progress.done);
      return `${describeTime(ms)} left`;
    },
  };
}

function describeTime(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The bar's own type asks for less than a terminal is. */
function asTerminal(stream: Writable): NodeJS.WritableStream {
  return stream;
}
