import type { LoudnessReport } from '../model/loudness-report.ts';
import type { Chapter } from '../model/timeline.ts';
import { SAMPLE_RATE } from '../model/units.ts';

const WIDTH = 1200;
const HEIGHT = 260;
const LEFT = 44;
const BOTTOM = 28;
const TOP = 34;
const LOUDEST = -6;
const SOFTEST = -42;
const TARGET = -16;
const LINES = [-10, -16, -22, -28, -34, -40];

/** The short-term loudness of an episode as a small SVG picture: target, chapters, and the figures in words. */
export function drawLoudness(report: LoudnessReport, chapters: readonly Chapter[], samples: number): string {
  const seconds = Math.max(1, samples / SAMPLE_RATE);
  const x = (second: number): string => (LEFT + ((WIDTH - LEFT - 8) * second) / seconds).toFixed(1);
  const lines = LINES.map((lufs) => {
    const colour = lufs === TARGET ? '#2a7d4f' : '#d5d9dd';
    const line = `<line x1="${LEFT}" x2="${WIDTH - 8}" y1="${y(lufs)}" y2="${y(lufs)}" stroke="${colour}"/>`;
    return `${line}<text x="${LEFT - 6}" y="${Number(y(lufs)) + 4}" text-anchor="end">${lufs}</text>`;
  });
  const marks = chapters.map(({ at }) => {
    const place = x(at / SAMPLE_RATE);
    return `<line x1="${place}" x2="${place}" y1="${TOP}" y2="${HEIGHT - BOTTOM}" stroke="#b3541e" stroke-dasharray="3 3"/>`;
  });
  const points = curve(report.shortTerm).map(({ second, lufs }) => `${x(second)},${y(lufs)}`);
  const minutes = `${(seconds / 60).toFixed(1)} min`;
  const title = `${report.lufs.toFixed(1)} LUFS on a dual-mono meter, range ${report.range.toFixed(1)} LU, peak ${report.truePeak.toFixed(1)} dBTP, ${minutes}`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#333" role="img">`,
    `<title>${title}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="20" font-size="14">${title}</text>`,
    ...lines,
    ...marks,
    `<polyline fill="none" stroke="#1f4e8c" stroke-width="1.2" points="${points.join(' ')}"/>`,
    '</svg>',
  ].join('\n')}\n`;
}

function y(lufs: number): string {
  const share = (LOUDEST - Math.min(LOUDEST, Math.max(SOFTEST, lufs))) / (LOUDEST - SOFTEST);
  return (TOP + (HEIGHT - TOP - BOTTOM) * share).toFixed(1);
}

/** At most one point for each dot of the picture: the loudest of those that fall on it. */
function curve(shortTerm: readonly number[]): { readonly second: number; readonly lufs: number }[] {
  const step = Math.max(1, Math.ceil(shortTerm.length / WIDTH));
  return Array.from({ length: Math.ceil(shortTerm.length / step) }, (_, index) => {
    const second = index * step;
    return { second, lufs: Math.max(...shortTerm.slice(second, second + step)) };
  });
}
