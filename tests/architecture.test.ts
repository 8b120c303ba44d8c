import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, it } from 'vitest';

/** What each folder may import, besides itself. Arrows point one way; stages never import each other. */
const LAYERS: readonly (readonly string[])[] = [
  ['src/model'],
  ['src/config.ts', 'src/logger.ts'],
  ['src/ssml', 'src/store', 'src/media'],
  ['src/ingest', 'src/script', 'src/speech', 'src/stitch', 'src/publish'],
  ['src/pipeline'],
  ['src/queue'],
  ['workers'],
  ['src/http'],
  ['src/index.ts', 'src/cli'],
];
/** Packages with one home. */
const ONE_HOME: Readonly<Record<string, RegExp>> = {
  bullmq: /^(?:src\/queue|workers)\//u,
  ioredis: /^(?:src\/queue|workers)\//u,
  'fluent-ffmpeg': /^src\/media\/ffmpeg\.ts$/u,
  'ssml-builder': /^src\/ssml\/build-ssml\.ts$/u,
};

interface Import {
  readonly from: string;
  readonly to: string;
}

function importsOf(file: string, text: string): Import[] {
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/gu)].map((match) => match[1] ?? '');
  return specifiers.map((to) => ({ from: file, to: to.startsWith('.') ? join(dirname(file), to) : to }));
}

function layerOf(path: string): { level: number; room: string } | undefined {
  for (const [level, rooms] of LAYERS.entries()) {
    const room = rooms.find((name) => path === name || path.startsWith(`${name}/`));
    if (room !== undefined) return { level, room };
  }
  return undefined;
}

/** Why an import is forbidden, or undefined. */
function faultOf({ from, to }: Import): string | undefined {
  const home = Object.entries(ONE_HOME).find(([name]) => to === name || to.startsWith(`${name}/`));
  if (home !== undefined && !home[1].test(from)) return `${from} imports ${to}, which has one home`;
  const here = layerOf(from);
  const there = layerOf(to);
  if (here === undefined || there === undefined || here.room === there.room) return undefined;
  if (there.level < here.level) {
    const importsConfig = there.room === 'src/config.ts' && here.level === 2;
    return importsConfig ? `${from} imports ${to}: settings are passed in` : undefined;
  }
  if (here.room === 'src/config.ts' || (here.room === 'src/logger.ts' && there.room === 'src/config.ts'))
    return undefined;
  return `${from} imports ${to}: that arrow points the wrong way`;
}

const ROOT = join(import.meta.dirname, '..');

function sources(): string[] {
  return ['src', 'workers']
    .flatMap((top) => readdirSync(join(ROOT, top), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
}

it('draws every arrow the right way', () => {
  const files = sources();
  const imports = files.flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')));
  expect(files.length).toBeGreaterThan(10);
  expect(imports.map(faultOf).filter((fault) => fault !== undefined)).toEqual([]);
});

it('knows a wrong arrow when it sees one', () => {
  expect(faultOf({ from: 'src/model/script.ts', to: 'src/store/paths.ts' })).toContain('wrong way');
  expect(faultOf({ from: 'src/ingest/ingest.ts', to: 'src/script/sentences.ts' })).toContain('wrong way');
  expect(faultOf({ from: 'src/http/app.ts', to: 'src/cli/main.ts' })).toContain('wrong way');
  expect(faultOf({ from: 'src/store/paths.ts', to: 'src/config.ts' })).toContain('passed in');
  expect(faultOf({ from: 'src/cli/main.ts', to: 'bullmq' })).toContain('one home');
  expect(faultOf({ from: 'src/cli/main.ts', to: 'src/queue/names.ts' })).toBeUndefined();
});

it('keeps files small enough to hold in the head', () => {
  const files = sources();
  const long = files
    .map((file) => ({ file, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 250);
  expect(long).toEqual([]);
});
