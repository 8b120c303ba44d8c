import type { Script } from '../model/script.ts';
import type { Show } from '../model/show.ts';
import type { TtsProvider } from '../speech/tts-provider.ts';
import { splitVoiceId } from './list-voices.ts';

/** A show as it speaks today. */
export interface StandInCast {
  /** The show, with the fallback voice of everybody whose own cannot speak. */
  readonly show: Show;
  /** Key in the cast → what a producer should know of it. */
  readonly warnings: ReadonlyMap<string, string>;
}

/**
 * Gives the speakers whose voices cannot speak now the fallback voices that the show declares for them, for the whole episode: a
 * voice never changes in the middle of one. @param isDown Whether an instance that looks ready has failed too often.
 */
export async function standInCast(
  show: Show,
  providers: ReadonlyMap<string, TtsProvider>,
  isDown: (provider: TtsProvider) => Promise<boolean>,
  signal: AbortSignal,
): Promise<StandInCast> {
  const warnings = new Map<string, string>();
  const cast = { ...show.cast };
  const canSpeak = async (instance: string) => {
    const provider = providers.get(instance);
    if (provider === undefined || (await isDown(provider))) return false;
    return (await provider.readiness(signal)).kind === 'ready';
  };
  for (const [key, fallback] of Object.entries(show.fallback ?? {})) {
    const own = splitVoiceId(show.cast[key] ?? `${show.instance}:`).instance;
    if ((await canSpeak(own)) || !(await canSpeak(splitVoiceId(fallback).instance))) continue;
    cast[key] = fallback;
    warnings.set(key, `${own} cannot speak now: ${key} is spoken by the fallback voice ${fallback}.`);
  }
  return { show: { ...show, cast }, warnings };
}

/** The script with what there is to say of those of its speakers whom a fallback voice speaks. */
export function withFallbackWarnings<Spoken extends Pick<Script, 'speakers' | 'warnings'>>(
  script: Spoken,
  { show, warnings }: StandInCast,
): Spoken {
  const heard = [...warnings].filter(([key]) => script.speakers.some(({ voice }) => voice === show.cast[key]));
  return heard.length === 0 ? script : { ...script, warnings: [...script.warnings, ...heard.map(([, text]) => text)] };
}

/** The cast as it is to be kept: fallback voices are of one episode only. */
export function withoutFallbacks(
  cast: Readonly<Record<string, string>>,
  { cast: own }: Show,
  { warnings }: StandInCast,
): Record<string, string> {
  const kept = Object.entries(cast).filter(([key]) => !warnings.has(key) || own[key] !== undefined);
  return Object.fromEntries(kept.map(([key, voice]) => [key, warnings.has(key) ? (own[key] ?? voice) : voice]));
}
