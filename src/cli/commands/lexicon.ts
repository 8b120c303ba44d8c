import type { Command } from 'commander';
import { type LexiconEntry, lexiconEntrySchema } from '../../model/show.ts';
import { addLexiconEntry, findAffected, removeLexiconEntry } from '../../pipeline/change-lexicon.ts';
import { DEFAULT_SHOW, readShow } from '../../store/shows.ts';
import { type Environment, printJson, printLine } from '../environment.ts';
import { printTable } from '../print-table.ts';
import { withCommandLock } from '../with-command-lock.ts';

interface LexiconOptions {
  readonly show: string;
  readonly json: boolean;
}

interface EntryOptions extends LexiconOptions {
  readonly alias?: string;
  readonly ipa?: string;
  readonly xSampa?: string;
  readonly ignoreCase: boolean;
  readonly insideWords: boolean;
}

/** `readout lexicon list|add|remove|affected`: how a show says names and words. */
export function addLexiconCommand(program: Command, open: () => Environment): void {
  const lexicon = program.command('lexicon').description('say how names and words are spoken');
  common(lexicon.command('list').description('list the entries')).action(async (options: LexiconOptions) => {
    const environment = open();
    const { lexicon: entries } = await readShow(environment.config.home, options.show);
    report(environment, entries, options);
  });
  common(lexicon.command('add').description('say a written form in a certain way').argument('<written>'))
    .option('--alias <words>', 'say these words')
    .option('--ipa <phonemes>', 'say it like this, in IPA, where the voice takes phonemes')
    .option('--x-sampa <phonemes>', 'the same in X-SAMPA')
    .option('--ignore-case', 'also with other capitals', false)
    .option('--inside-words', 'also as a part of words', false)
    .action(async (written: string, options: EntryOptions) => {
      const environment = open();
      const { home } = environment.config;
      const { lexicon: entries } = await withCommandLock(environment, (lock) =>
        addLexiconEntry({ home, show: options.show, lock }, entryOf(written, options), environment.signal),
      );
      report(environment, entries, options);
    });
  common(lexicon.command('remove').description('take an entry out').argument('<written>')).action(
    async (written: string, options: LexiconOptions) => {
      const environment = open();
      const { home } = environment.config;
      const { lexicon: entries } = await withCommandLock(environment, (lock) =>
        removeLexiconEntry({ home, show: options.show, lock }, written, environment.signal),
      );
      report(environment, entries, options);
    },
  );
  common(
    lexicon.command('affected').description('list the published episodes that a change touches').argument('<written>'),
  ).action(async (written: string, options: LexiconOptions) => listAffected(open(), written, options));
}

function common(command: Command): Command {
  return command.option('--show <id>', 'whose lexicon', DEFAULT_SHOW).option('--json', 'print it for programs', false);
}

function entryOf(written: string, { alias, ipa, xSampa, ignoreCase, insideWords }: EntryOptions): LexiconEntry {
  return lexiconEntrySchema.parse({
    written,
    alias,
    ipa,
    xSampa,
    isCaseSensitive: !ignoreCase,
    isWholeWord: !insideWords,
  });
}

function report(environment: Environment, entries: readonly LexiconEntry[], { json }: LexiconOptions): void {
  if (json) {
    printJson(environment, entries);
    return;
  }
  printTable(
    environment,
    ['written', 'alias', 'ipa', 'x-sampa', 'where'],
    entries.map(({ written, alias = '', ipa = '', xSampa = '', isCaseSensitive, isWholeWord }) => [
      written,
      alias,
      ipa,
      xSampa,
      [isCaseSensitive ? '' : 'any capitals', isWholeWord ? '' : 'inside words'].filter((one) => one !== '').join(', '),
    ]),
  );
}

async function listAffected(environment: Environment, written: string, { show, json }: LexiconOptions): Promise<void> {
  const affected = await findAffected(environment.config.home, show, written);
  if (json) {
    printJson(environment, affected);
    return;
  }
  if (affected.length === 0) printLine(environment, `"${written}" stands in no published episode of ${show}.`);
  for (const { episode, title, segments } of affected) {
    printLine(environment, `${episode}  ${title}`);
    for (const { id, text } of segments) printLine(environment, `  ${id}  ${text}`);
  }
}
