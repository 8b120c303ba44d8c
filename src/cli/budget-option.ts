import { InvalidArgumentError, Option } from 'commander';

/** `--budget 2.50`: what speech may cost in this build. */
export function budgetOption(): Option {
  return new Option('--budget <dollars>', 'stop before the speech of this build costs more').argParser(parseUsd);
}

function parseUsd(text: string): number {
  if (!/^\$?\d{1,7}(?:\.\d{1,6})?$/u.test(text)) throw new InvalidArgumentError('Say it in US dollars, such as 2.50.');
  return Number(text.replace('$', ''));
}
