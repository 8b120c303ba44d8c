import { Option } from 'commander';
import { onBadClipSchema } from '../model/episode.ts';

/** `--on-bad-clip hold`: what becomes of a build when no answer for a segment is good. */
export function onBadClipOption(): Option {
  return new Option(
    '--on-bad-clip <what>',
    'where no answer for a segment is good: fail, or speak all others and hold the episode for you',
  ).choices(onBadClipSchema.options);
}
