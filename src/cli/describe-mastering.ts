import type { MasteringReport } from '../model/mastering.ts';

/** In one line, how much of the masters a build encoded, and why; masters of which the same is true are named together. */
export function describeMastering(reports: readonly MasteringReport[]): string {
  const groups = new Map<string, string[]>();
  for (const report of reports) {
    const what = describeReport(report);
    groups.set(what, [...(groups.get(what) ?? []), nameOf(report)]);
  }
  const [only, ...others] = groups;
  if (only !== undefined && others.length === 0) return only[0];
  return [...groups].map(([what, names]) => `${names.join(', ')}: ${what}`).join('; ');
}

/** `podcast-0a1b….mp3` is the podcast. */
function nameOf({ file }: MasteringReport): string {
  return file.replace(/-[0-9a-f]+\.\w+$/u, '');
}

function describeReport({ reason, frames, encoded, gainDb }: MasteringReport): string {
  const encodedNow = encoded >= frames ? 'everything was encoded' : `${encoded} of ${frames} frames were encoded`;
  switch (reason) {
    case 'kept':
      return 'nothing was encoded, the same sound was there';
    case 'new':
      return `${encodedNow}, for the first time`;
    case 'other-recipe':
      return `${encodedNow} again, as masters are made in another way now`;
    case 'gain-moved': {
      const { before, now } = gainDb;
      const moved = before === undefined ? 'moved' : `moved from ${sayDb(before)} to ${sayDb(now)} dB`;
      return `the programme gain ${moved}, so ${encodedNow} again`;
    }
    case 'edited':
      return encoded === 0 ? 'no frame was encoded, only the tag is new' : `${encodedNow} again, for what changed`;
  }
}

function sayDb(gain: number): string {
  return `${gain > 0 ? '+' : ''}${gain.toFixed(1)}`;
}
