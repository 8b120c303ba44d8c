import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Capabilities } from '../src/model/capabilities.ts';
import type { ProviderKind } from '../src/speech/provider-kind.ts';
import { PROVIDERS } from '../src/speech/registry.ts';

// Usage: tsx scripts/provider-table.ts [--write]. Prints the README's table of providers, or puts it there.

const BEGIN = '<!-- providers: made by scripts/provider-table.ts -->';
const END = '<!-- /providers -->';
const README = join(import.meta.dirname, '..', 'README.md');

/** The table of what each provider can do, as Markdown, from the capabilities that the code itself asks. */
export function providerTable(providers: readonly ProviderKind[] = PROVIDERS): string {
  const head = ['provider', 'needs', 'speech', 'takes', 'longest request', 'times words', 'same sound again', ''];
  const rows = providers.map(rowOf);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A README with the table between its two comments. */
export function withProviderTable(readme: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`README.md has no "${BEGIN}" with "${END}" after it.`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${providerTable()}\n\n${readme.slice(end)}`;
}

function rowOf({ provider, needs = '', remark = '', capabilities }: ProviderKind): string[] {
  const { place, isBilled, limit, isDeterministic } = capabilities;
  return [
    `\`${provider}\``,
    needs,
    `${place === 'local' ? 'here' : 'sent out'}, ${isBilled ? 'billed' : 'free'}`,
    sayInput(capabilities),
    `${limit.amount.toLocaleString('en')} ${limit.unit}`,
    sayTiming(capabilities),
    isDeterministic ? 'yes' : 'no',
    remark,
  ];
}

function sayInput({ input, ssml, charset }: Capabilities): string {
  if (input === 'ssml') {
    const telling = (['break', 'phoneme', 'emphasis', 'lang'] as const).filter((element) => ssml.elements.has(element));
    return `SSML: ${telling.join(', ')}`;
  }
  return charset === 'ascii' ? 'text in English letters' : 'text';
}

function sayTiming({ timing }: Capabilities): string {
  return timing === 'none' ? 'no' : timing === 'words' ? 'yes' : 'yes, by characters';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--write')) writeFileSync(README, withProviderTable(readFileSync(README, 'utf8')));
  else console.log(providerTable());
}
