import { z } from 'zod';
import { badLine } from './bad-line.ts';
import { type ReadLine, readScriptLines } from './read-script-lines.ts';
import type { FileDocument, FileInput, FileItem, FilePassage, FileSpeaker, ScriptFile } from './script-file.ts';
import { SCRIPT_FILE_FORMAT } from './script-file.ts';

const inputSchema = z.object({
  id: z.string(),
  kind: z.enum(['file', 'url', 'stdin']),
  address: z.string(),
  identity: z.string(),
  mediaType: z.string(),
  sha256: z.string(),
  copy: z
    .string()
    .regex(/^[^/\\]+$/u)
    .optional(),
});

/** Whether a text is a script file, and not an article in Markdown. */
export function isScriptFile(text: string): boolean {
  return /^\uFEFF?---\s*\n(?:(?!---\s*\n)[^\n]{0,2000}\n){0,20}?format: *readout-script-file\//u.test(
    text.slice(0, 8000).replaceAll('\r\n', '\n'),
  );
}

/** Reads a script file line by line, whatever editor saved it. @throws ReadoutError `bad-script` naming the line. */
export function parseScriptFile(text: string): ScriptFile {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n');
  const end = lines.indexOf('---', 1);
  if (lines[0]?.trim() !== '---' || end < 0) throw badLine(1, 'a script file begins with its facts between two ---');
  const facts = readFacts(lines.slice(1, end));
  return { ...facts, ...gather(readScriptLines(lines, end + 1)) };
}

function readFacts(lines: readonly string[]): Pick<ScriptFile, 'episode' | 'title' | 'inputs'> {
  let format: string | undefined;
  let episode: string | undefined;
  let title = '';
  const inputs: FileInput[] = [];
  for (const [index, line] of lines.entries()) {
    const [, name, value = ''] = /^(\w+):\s*(.*?)\s*$/u.exec(line) ?? [];
    if (name === 'format') format = value;
    else if (name === 'episode') episode = value;
    else if (name === 'title') title = readTitle(value);
    else if (name === 'input') inputs.push(readFileInput(value, index + 2));
  }
  if (format !== SCRIPT_FILE_FORMAT)
    throw badLine(1, `its format is ${format ?? 'not named'}, not ${SCRIPT_FILE_FORMAT}`);
  return { episode, title, inputs };
}

function readTitle(value: string): string {
  try {
    return z.string().parse(JSON.parse(value));
  } catch {
    // Somebody typed a title without quotation marks.
    return value;
  }
}

function readFileInput(value: string, line: number): FileInput {
  try {
    return inputSchema.parse(JSON.parse(value));
  } catch (cause) {
    throw badLine(line, 'this is not how an input is named', cause);
  }
}

function gather(items: readonly ReadLine[]): Pick<ScriptFile, 'cast' | 'documents'> {
  const cast: FileSpeaker[] = [];
  const documents: (FileDocument & { items: FileItem[]; leftOut: FilePassage[] })[] = [];
  let isLeftOut = false;
  for (const { item, line } of items) {
    const document = documents.at(-1);
    if (item.kind === 'speaker') cast.push({ name: item.name, role: item.role, voice: item.voice });
    else if (item.kind === 'document') {
      documents.push({ id: item.id, title: item.title, items: [], leftOut: [] });
      isLeftOut = false;
    } else if (item.kind === 'left-out') isLeftOut = true;
    else if (document === undefined) throw badLine(line, 'this stands before the first document');
    else if (item.kind !== 'passage' || !isLeftOut) document.items.push(item);
    else if (item.ref !== undefined) document.leftOut.push(item);
    else throw badLine(line, 'new text stands under “Left out”; move it up to where it is to be heard');
  }
  return { cast, documents };
}
