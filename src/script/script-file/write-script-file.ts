import { escapeText } from './escape-text.ts';
import { writeRecordingMark } from './recording-mark.ts';
import {
  type FileDocument,
  type FileInput,
  type FileItem,
  type FilePassage,
  type FileSpeaker,
  SCRIPT_FILE_FORMAT,
  type ScriptFile,
} from './script-file.ts';

const GUIDE = [
  'Change what stands after a name, delete or move paragraphs, add your own as **Name:** text.',
  'Leave the comments with their paragraphs: they say where each comes from.',
  'A line *(pause 1.5 s)* is silence; a line that begins with > is a note, which nobody hears.',
  'Your own recording: **Name:** *(recording FILE; rights: who made it and why it may be used)* the words said in it.',
  'What is struck through is not heard: move it up to where it is to be heard, or take the ~~ away.',
];
/** Kinds that a label alone tells. */
const PLAIN_KINDS: ReadonlySet<string> = new Set(['paragraph', 'turn']);

/** The script as Markdown, for any editor. `parseScriptFile` reads it back. */
export function writeScriptFile(file: ScriptFile): string {
  const blocks = [
    writeFrontMatter(file),
    '## Cast',
    file.cast.map(writeSpeaker).join('\n'),
    ...file.documents.flatMap(writeDocument),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function writeFrontMatter({ episode, title, inputs }: ScriptFile): string {
  return [
    '---',
    ...GUIDE.map((line) => `# ${line}`),
    `format: ${SCRIPT_FILE_FORMAT}`,
    ...(episode === undefined ? [] : [`episode: ${episode}`]),
    `title: ${JSON.stringify(title)}`,
    ...inputs.map((input: FileInput) => `input: ${JSON.stringify(input)}`),
    '---',
  ].join('\n');
}

function writeSpeaker({ name, role, voice }: FileSpeaker): string {
  const part = role === undefined ? '' : ` (${role})`;
  return `- **${escapeText(name)}**${part}${voice === undefined ? '' : `: ${voice}`}`;
}

function writeDocument({ id, title, items, leftOut }: FileDocument): string[] {
  return [
    `<!-- document ${id} -->\n# ${escapeText(title)}`,
    ...items.map(writeItem),
    ...(leftOut.length === 0 ? [] : ['## Left out', ...leftOut.map(writeItem)]),
  ];
}

function writeItem(item: FileItem): string {
  switch (item.kind) {
    case 'pause':
      return `*(pause ${item.ms / 1000} s)*`;
    case 'note':
      return `> ${escapeText(item.text)}`;
    case 'passage':
      return writePassage(item);
  }
}

function writePassage({ ref, speaker, recording, text, as, why, isStruck, remark }: FilePassage): string {
  const kind = as === undefined || PLAIN_KINDS.has(as) ? undefined : as;
  const words = why === undefined ? [ref, kind] : ['left-out', ref, why];
  const facts = [words.filter((word) => word !== undefined).join(' ')];
  if (remark !== undefined) facts.push(writeRemark(remark));
  const comment = ref === undefined ? '' : `<!-- ${facts.join(' · ')} -->\n`;
  const label = speaker === undefined ? '' : `**${escapeText(speaker)}:** `;
  const mark = recording === undefined ? '' : `${writeRecordingMark(recording)} `;
  const line = `${label}${mark}${escapeText(text)}`;
  return `${comment}${isStruck ? `~~${line}~~` : line}`;
}

/** A comment ends at the first `-->`, whatever stands in it. */
function writeRemark(remark: string): string {
  return remark
    .replace(/\s+/gu, ' ')
    .replace(/-(?=-)/gu, '- ')
    .replace(/[<>]/gu, ' ');
}
