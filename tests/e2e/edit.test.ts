import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Episode } from '../../src/model/episode.ts';
import { scriptSchema } from '../../src/model/script.ts';
import { runHere } from './run-here.ts';
import { type Ended, listTakes, makeWorkplace, parseEpisode, parseError, type Workplace } from './run-readout.ts';

const PAGE = `The Old Pier

The council of Quillby voted on Tuesday to rebuild the pier.

It will open in spring.

Subscribe to our newsletter
`;

let place: Workplace;
let reviewed: Episode;

/** An editor that replaces words, as a program with arguments. */
async function editor(from: string, to: string): Promise<string> {
  const code = `import { readFileSync, writeFileSync } from 'node:fs';
    const [from, to, path] = process.argv.slice(2);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));`;
  const path = await place.write('my editor.mjs', code);
  return `"${process.execPath}" '${path}' "${from}" "${to}"`;
}

async function scriptOf({ show, id }: Episode) {
  const path = join(place.home, 'shows', show, 'episodes', id, '2-script.json');
  return scriptSchema.parse(JSON.parse(await readFile(path, 'utf8')));
}

async function edit(id: string, from: string, to: string): Promise<Ended> {
  return runHere(place, ['edit', id], { VISUAL: await editor(from, to) });
}

beforeAll(async () => {
  place = await makeWorkplace();
  await place.write('pier.txt', PAGE);
  reviewed = parseEpisode(await runHere(place, ['build', 'pier.txt', '--provider', 'tone', '--review', '--json']));
});

afterAll(() => place.remove());

it('stops for review before anything is spoken', async () => {
  expect(reviewed.state).toBe('review');
  expect(await listTakes(place)).toEqual([]);
});

it('says in a sentence that no editor is set', async () => {
  const { status, stderr } = await runHere(place, ['edit', reviewed.id], { VISUAL: '', EDITOR: '' });
  expect(status).toBe(1);
  expect(stderr.trim()).toBe('No editor is set: name one in VISUAL or EDITOR.');
});

it('changes nothing where the editor changes nothing, and keeps what cannot be read', async () => {
  expect((await edit(reviewed.id, 'xyz', 'abc')).stderr).toContain('Nothing was changed.');
  const { status, stderr } = await edit(reviewed.id, '<!-- document d1 -->', '');
  expect(status).toBe(2);
  expect(stderr).toMatch(/Line \d+ of the script file cannot be read: .* Your text is kept in \S+\.md\./u);
});

it('speaks what a producer changed and approved', async () => {
  expect((await edit(reviewed.id, 'in spring', 'in March')).stdout).toContain('has 1 change. Next: readout approve');
  expect((await scriptOf(reviewed)).segments.map(({ text }) => text)).toContain('It will open in March.');
  const done = parseEpisode(await runHere(place, ['approve', reviewed.id, '--json']));
  expect(done.state).toBe('done');
  const { transcript = '' } = done.result ?? {};
  expect(await readFile(join(place.home, transcript), 'utf8')).toContain('in March');
});

it('speaks only what changed when it is rebuilt, and keeps earlier changes', async () => {
  const { stdout } = await edit(reviewed.id, 'of Quillby voted', 'voted');
  expect(stdout).toContain('has 2 changes. Next: readout rebuild');
  const rebuilt = parseEpisode(await runHere(place, ['rebuild', reviewed.id, '--json']));
  expect(rebuilt.result?.takesMade).toBe(1);
  const texts = (await scriptOf(rebuilt)).segments.map(({ text }) => text);
  expect(texts).toContain('It will open in March.');
  expect(texts).toContain('The council voted on Tuesday to rebuild the pier.');
  expect(rebuilt.guid).toBe(reviewed.guid);
});

it('builds a script file of a page, traces what it changes, and refuses it once the page is another', async () => {
  expect((await runHere(place, ['script', 'pier.txt', '-o', 'pier.md'])).status).toBe(0);
  const text = await readFile(join(place.folder, 'pier.md'), 'utf8');
  await place.write('pier.md', text.replace('in spring', 'soon').replace(/~~(.*Subscribe.*)~~/u, '$1'));
  const made = parseEpisode(await runHere(place, ['build', 'pier.md', '--provider', 'tone', '--json', '--new']));
  const texts = (await scriptOf(made)).segments.map((segment) => segment.text);
  expect(texts.slice(3, 5)).toEqual(['It will open soon.', 'Subscribe to our newsletter']);
  const { stdout } = await runHere(place, ['trace', made.id, '--json']);
  expect(stdout).toContain('"was": "It will open in spring."');
  await place.write('pier.txt', `${PAGE}\nMore.\n`);
  expect(parseError(await runHere(place, ['build', 'pier.md', '--json']))).toMatchObject({ code: 'bad-script' });
});

it('refuses to edit what is not there', async () => {
  expect((await runHere(place, ['edit', 'nothing-there'])).status).toBe(2);
});
