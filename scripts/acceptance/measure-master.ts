import { runOrThrow, runProgram } from './run-program.ts';
import { bounded, equal, type Row } from './table.ts';

/** What `2-script.json` and the timeline promise about the file. */
export interface Promised {
  readonly samples: number;
  readonly chapters: readonly string[];
}

/** Measures a finished MP3 with tools that others wrote: ffmpeg, loudgain, mp3val, lame and mutagen. */
export async function measureMaster(name: string, file: string, promised: Promised): Promise<Row[]> {
  return [
    ...(await byFfmpeg(name, file, promised)),
    ...(await byLoudgain(name, file)),
    await byMp3val(name, file),
    await byLame(name, file, promised),
    ...(await byMutagen(name, file, promised)),
  ];
}

async function byFfmpeg(name: string, file: string, promised: Promised): Promise<Row[]> {
  const strict = await runProgram('ffmpeg', [
    '-v',
    'error',
    '-xerror',
    '-err_detect',
    'explode',
    '-i',
    file,
    '-f',
    'null',
    '-',
  ]);
  const { stderr } = await runOrThrow('ffmpeg', [
    '-nostats',
    '-i',
    file,
    '-af',
    'ebur128=peak=true:dualmono=true',
    '-f',
    'null',
    '-',
  ]);
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const lufs = Number(/I:\s+(-?[\d.]+) LUFS/u.exec(summary)?.[1]);
  const peak = Number(/Peak:\s+(-?[\d.]+) dBFS/u.exec(summary)?.[1]);
  const counted = await runOrThrow('ffmpeg', [
    '-nostats',
    '-i',
    file,
    '-af',
    'astats=measure_perchannel=none',
    '-f',
    'null',
    '-',
  ]);
  const samples = Number(/Number of samples: (\d+)/u.exec(counted.stderr)?.[1]);
  return [
    equal(
      `${name}: decodes without error`,
      'ffmpeg',
      strict.status === 0 && strict.stderr === '' ? 'clean' : strict.stderr.slice(0, 60),
      'clean',
    ),
    bounded(`${name}: loudness, dual-mono meter (LUFS)`, 'ffmpeg', lufs, -17, -15, 1),
    bounded(`${name}: true peak (dBTP)`, 'ffmpeg', peak, Number.NEGATIVE_INFINITY, -1, 1),
    equal(`${name}: decoded samples`, 'ffmpeg', samples, promised.samples),
  ];
}

async function byLoudgain(name: string, file: string): Promise<Row[]> {
  const { stdout } = await runOrThrow('loudgain', ['-O', file]);
  const [head = '', line = ''] = stdout.trim().split('\n');
  const columns = new Map(head.split('\t').map((title, index) => [title, line.split('\t')[index] ?? '']));
  // loudgain reads a mono file with a plain meter; both ears hear it, so 10·log10(2) = 3.01 dB are added.
  const dualMono = Number.parseFloat(columns.get('Loudness') ?? '') + 3.01;
  const peak = Number.parseFloat(
    columns.get('True_Peak_dBTP') ?? columns.get('Max_Amplitude_dBTP') ?? columns.get('True_Peak') ?? '',
  );
  return [
    bounded(`${name}: loudness, plain meter + 3.01 (LUFS)`, 'loudgain', dualMono, -17, -15),
    bounded(`${name}: true peak (dBTP)`, 'loudgain', peak, Number.NEGATIVE_INFINITY, -1),
  ];
}

async function byMp3val(name: string, file: string): Promise<Row> {
  // mp3val exits 0 whatever it finds: the word WARNING is its only verdict.
  const { stdout } = await runOrThrow('mp3val', [file]);
  return equal(`${name}: warnings`, 'mp3val', (stdout.match(/WARNING/gu) ?? []).length, 0);
}

async function byLame(name: string, file: string, promised: Promised): Promise<Row> {
  const { stdout } = await runOrThrow('bash', ['-c', 'lame --quiet --decode -t "$1" - | wc -c', 'count', file]);
  return equal(`${name}: decoded samples`, 'lame', Number(stdout.trim()) / 2, promised.samples);
}

const READ_TAGS = `
import json, sys
from mutagen.id3 import ID3
tags = ID3(sys.argv[1])
tocs = tags.getall('CTOC')
order = tocs[0].child_element_ids if tocs else []
chapters = {frame.element_id: frame for frame in tags.getall('CHAP')}
print(json.dumps({
  'version': '.'.join(map(str, tags.version)), 'tocs': len(tocs),
  'titles': [str(chapters[name].sub_frames['TIT2']) for name in order],
  'times': [[chapters[name].start_time, chapters[name].end_time] for name in order],
  'frames': sorted(set(key.split(':')[0] for key in tags.keys()))}))
`;

async function byMutagen(name: string, file: string, promised: Promised): Promise<Row[]> {
  const { stdout } = await runOrThrow('/usr/bin/python3', ['-c', READ_TAGS, file]);
  const tags: { version: string; tocs: number; titles: string[]; times: [number, number][]; frames: string[] } =
    JSON.parse(stdout);
  const wantedFrames = ['APIC', 'CHAP', 'COMM', 'CTOC', 'TALB', 'TCON', 'TIT2', 'TPE1'];
  const isGapless = tags.times.every(
    ([start, end], index) => start < end && start === (index === 0 ? 0 : tags.times[index - 1]?.[1]),
  );
  return [
    equal(`${name}: tag version`, 'mutagen', tags.version, '2.3.0'),
    equal(
      `${name}: frames present`,
      'mutagen',
      wantedFrames.filter((frame) => tags.frames.includes(frame)).join(' '),
      wantedFrames.join(' '),
    ),
    equal(
      `${name}: chapters named by the one CTOC`,
      'mutagen',
      `${tags.tocs} · ${tags.titles.join(' / ')}`,
      `1 · ${promised.chapters.join(' / ')}`,
    ),
    equal(`${name}: chapters gapless from 0`, 'mutagen', String(isGapless), 'true'),
  ];
}
