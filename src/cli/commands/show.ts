import { resolve } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { createFfmpeg } from '../../media/ffmpeg.ts';
import { type Rendition, renditionSchema, type Show } from '../../model/show.ts';
import { changeShow, createShow } from '../../pipeline/change-show.ts';
import { defaultInstance } from '../../pipeline/default-instance.ts';
import { createProviders } from '../../speech/registry.ts';
import type { TakeLock } from '../../speech/take-lock.ts';
import { listShows, type ShowSettings } from '../../store/shows.ts';
import { ensureHome } from '../ensure-home.ts';
import { type Environment, printJson, printLine } from '../environment.ts';
import { printTable } from '../print-table.ts';
import { withCommandLock } from '../with-command-lock.ts';

interface ShowOptions {
  readonly title?: string;
  readonly author?: string;
  readonly email?: string;
  readonly description?: string;
  readonly language?: string;
  readonly timeZone?: string;
  readonly category?: string;
  readonly cover?: string;
  readonly publicUrl?: string;
  readonly provider?: string;
  readonly cast?: Readonly<Record<string, string>>;
  readonly fallback?: Readonly<Record<string, string>>;
  readonly quotes?: 'narrator' | 'voices';
  readonly theme?: string;
  readonly sound?: Readonly<Record<string, string>>;
  readonly speakerGap?: number;
  readonly renditions?: Rendition[];
  readonly explicit?: boolean;
  readonly json: boolean;
}

/** `readout show create|set|list`: the channels of this data folder. */
export function addShowCommand(program: Command, open: () => Environment): void {
  const show = program.command('show').description('make, change and list shows');
  settingOptions(show.command('create').description('make a show').argument('<id>', 'such as morning-news')).action(
    async (id: string, options: ShowOptions) => {
      const environment = open();
      await ensureHome(environment);
      const { config, signal } = environment;
      const show = await withCommandLock(environment, async (lock) => {
        const surroundings = surroundingsOf(environment, lock);
        const instance = await defaultInstance(config, surroundings.providers, signal);
        return createShow(surroundings, id, { instance, ...settingsOf(environment, options) }, signal);
      });
      report(environment, show, options);
    },
  );
  settingOptions(show.command('set').description('change a show').argument('<id>', 'the show')).action(
    async (id: string, options: ShowOptions) => {
      const environment = open();
      const settings = settingsOf(environment, options);
      const show = await withCommandLock(environment, (lock) =>
        changeShow(surroundingsOf(environment, lock), id, settings, environment.signal),
      );
      report(environment, show, options);
    },
  );
  show
    .command('list')
    .description('list the shows')
    .option('--json', 'print their records', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      const environment = open();
      const shows = await listShows(environment.config.home);
      if (json) return printJson(environment, shows);
      return printTable(
        environment,
        ['show', 'title', 'language', 'feed'],
        shows.map((each) => [each.id, each.title, each.language, `${each.publicUrl}feed.xml`]),
      );
    });
}

function settingOptions(command: Command): Command {
  return command
    .option('--title <title>', 'what it is called')
    .option('--author <name>', 'who makes it')
    .option('--email <address>', "the owner's address, in the feed")
    .option('--description <text>', 'what it is about')
    .option('--language <tag>', 'such as en or de-AT')
    .option('--time-zone <zone>', 'such as Europe/Berlin: decides the date that is spoken')
    .option('--category <category>', 'Apple\'s, such as "News > Daily News"')
    .option('--cover <file>', 'a square picture of 1400 to 3000 px')
    .option('--public-url <address>', 'where its public folder can be reached')
    .option('--provider <instance>', 'the provider instance that speaks')
    .option('--cast <name=voice>', 'who speaks with which voice; can be given several times', addToCast)
    .option('--fallback <name=voice>', "who speaks a whole episode where somebody's own voice cannot", addToCast)
    .addOption(
      new Option('--quotes <who>', 'who reads a quotation in an article: the narrator, or whoever is quoted').choices([
        'narrator',
        'voices',
      ]),
    )
    .option('--theme <name>', 'how it sounds around its speech: default, daybreak, harbour, newsroom or plain')
    .option(
      '--sound <place=file>',
      "your own opening, chapter, closing or bed; PLACE= goes back to the theme's",
      addSound,
    )
    .option('--speaker-gap <ms>', 'least silence between two speakers', parseGap)
    .option('--renditions <list>', 'what is made of an episode: podcast,briefing,opus,m4a', parseRenditions)
    .option('--explicit', 'not for children')
    .option('--no-explicit', 'for everybody')
    .option('--json', 'print its record', false);
}

function addToCast(word: string, cast: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, name, voice] = /^([^=]+)=([^=]+:.+)$/u.exec(word) ?? [];
  if (name === undefined || voice === undefined) {
    throw new InvalidArgumentError('Give it as NAME=INSTANCE:VOICE, such as narrator=flite:rms.');
  }
  return { ...cast, [name.trim().toLowerCase()]: voice.trim() };
}

function addSound(word: string, sounds: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, place, file = ''] = /^(opening|chapter|closing|bed)=(.*)$/u.exec(word) ?? [];
  if (place !== undefined) return { ...sounds, [place]: file.trim() };
  throw new InvalidArgumentError(
    'Give it as PLACE=FILE with opening, chapter, closing or bed, such as opening=chime.wav.',
  );
}

function parseGap(word: string): number {
  if (/^\d{1,5}$/u.test(word) && Number(word) <= 10_000) return Number(word);
  throw new InvalidArgumentError('Give it in milliseconds, 0 to 10000.');
}

function parseRenditions(list: string): Rendition[] {
  const words = list.split(',').map((word) => renditionSchema.safeParse(word.trim()));
  const named = words.flatMap(({ data }) => data ?? []);
  if (named.length === words.length) return [...new Set<Rendition>(['podcast', ...named])];
  throw new InvalidArgumentError(`There are: ${renditionSchema.options.join(', ')}; name them with commas between.`);
}

function settingsOf({ folder }: Environment, options: ShowOptions): ShowSettings {
  const { json: _json, provider, explicit, publicUrl, cover, sound = {}, speakerGap, ...given } = options;
  const sounds = Object.entries(sound).map(([place, file]) => [place, file === '' ? '' : resolve(folder, file)]);
  return {
    ...given,
    ...(provider === undefined ? {} : { instance: provider }),
    ...(explicit === undefined ? {} : { isExplicit: explicit }),
    ...(publicUrl === undefined ? {} : { publicUrl: publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/` }),
    ...(cover === undefined ? {} : { cover: resolve(folder, cover) }),
    ...(speakerGap === undefined ? {} : { speakerGapMs: speakerGap }),
    ...(sounds.length === 0 ? {} : { sounds: Object.fromEntries(sounds) }),
  };
}

function surroundingsOf({ config }: Environment, lock: TakeLock) {
  const ffmpeg = createFfmpeg({ path: config.programs.ffmpeg });
  return { home: config.home, providers: createProviders(config), ffmpeg, lock };
}

function report(environment: Environment, show: Show, { json }: ShowOptions): void {
  if (json) {
    printJson(environment, show);
    return;
  }
  printLine(environment, `${show.title} (${show.id})`);
  printLine(environment, `  Author    ${show.author}${show.email === undefined ? '' : ` <${show.email}>`}`);
  printLine(environment, `  Language  ${show.language}, ${show.timeZone}`);
  printLine(environment, `  Category  ${show.category}`);
  printLine(environment, `  Feed      ${show.publicUrl}feed.xml`);
  if (show.theme !== 'default') printLine(environment, `  Theme     ${show.theme}`);
  for (const [place, file] of Object.entries(show.sounds ?? {}))
    printLine(environment, `  Sound     ${place}: ${file}`);
  if (show.speakerGapMs !== undefined) printLine(environment, `  Gap       ${show.speakerGapMs} ms between speakers`);
  if (show.renditions !== undefined) printLine(environment, `  Made      ${show.renditions.join(', ')}`);
  for (const [name, voice] of Object.entries(show.cast)) printLine(environment, `  Voice     ${name}: ${voice}`);
}
