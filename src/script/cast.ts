import type { Voice } from '../model/capabilities.ts';
import { ReadoutError } from '../model/readout-error.ts';
import type { CastMember } from './cast-member.ts';
import { pickVoice } from './pick-voice.ts';

/** What casting depends on. */
export interface CastingRequest {
  /** In order of appearance. */
  readonly members: readonly CastMember[];
  /** The show's cast so far: key → voice id. */
  readonly cast: Readonly<Record<string, string>>;
  /** Key → voice id that a producer chose for this episode; not kept in the cast. */
  readonly chosen?: ReadonlyMap<string, string>;
  /** Instance that the show uses, and the one that speaks in this build. */
  readonly showInstance: string;
  readonly instance: string;
  /** Voices of every instance that may speak. */
  readonly voices: readonly Voice[];
}

/** Who speaks with which voice. */
export interface Casting {
  /** Key → voice id, for every member. */
  readonly voices: ReadonlyMap<string, string>;
  /** The show's cast with the new members added. */
  readonly cast: Record<string, string>;
  readonly warnings: readonly string[];
}

/**
 * Gives every member a voice: the one kept by the show, else one nobody else has. Those whose gender is known choose
 * first after the narrator, then the others in order of appearance. The same request always gives the same casting.
 * @throws ReadoutError `voice-not-found` for a kept voice that is gone, `no-voice-for-language` where none can be found.
 */
export function castVoices(request: CastingRequest): Casting {
  const voices = new Map<string, string>();
  const cast: Record<string, string> = { ...request.cast };
  for (const member of request.members) {
    const kept = keptVoice(member, request);
    if (kept !== undefined) voices.set(member.key, kept);
  }
  const warnings: string[] = [];
  for (const member of inOrderOfChoice(request.members)) {
    if (voices.has(member.key)) continue;
    const offered = request.voices.filter(({ instance }) => instance === request.instance);
    const used = countUses(voices, request.members);
    const { voice, isShared } = pickVoice(member, offered, used, () => noVoice(member, request));
    if (isShared) warnings.push(sharedVoice(member, voice, request, voices));
    voices.set(member.key, voice.id);
    // A build with another provider than the show's must not change who the show's people are.
    cast[member.key] ??= voice.id;
  }
  return { voices, cast, warnings };
}

function keptVoice(
  member: CastMember,
  { cast, chosen, voices, instance, showInstance }: CastingRequest,
): string | undefined {
  const own = chosen?.get(member.key);
  const id = own ?? cast[member.key];
  if (id === undefined) return undefined;
  const isOfThisBuild = id.slice(0, id.indexOf(':')) === instance;
  if (own === undefined && !isOfThisBuild && instance !== showInstance) return undefined;
  const voice = voices.find((one) => one.id === id);
  if (voice !== undefined) return id;
  const from = id.slice(0, id.indexOf(':'));
  throw new ReadoutError('voice-not-found', `Speaker "${member.name}" uses voice "${id}", which is not there.`, {
    hint: `Run \`readout voices --instance ${from}\` to list what there is, and change the cast with \`readout show set\`.`,
  });
}

/** How much each voice is in use; the narrator's counts for many, so that it is shared last. */
function countUses(voices: ReadonlyMap<string, string>, members: readonly CastMember[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const { key, role } of members) {
    const voice = voices.get(key);
    if (voice !== undefined) uses.set(voice, (uses.get(voice) ?? 0) + (role === 'narrator' ? 100 : 1));
  }
  return uses;
}

function inOrderOfChoice(members: readonly CastMember[]): CastMember[] {
  const rank = ({ role, gender }: CastMember) => (role === 'narrator' ? 0 : gender === undefined ? 2 : 1);
  return [...members].sort((one, other) => rank(one) - rank(other));
}

function sharedVoice(
  member: CastMember,
  voice: Voice,
  { members, instance }: CastingRequest,
  voices: ReadonlyMap<string, string>,
): string {
  const others = members.filter(({ key }) => voices.get(key) === voice.id).map(({ name }) => name);
  return `${member.name} has the same voice as ${others.join(' and ')} (${voice.id}): ${instance} has no other for ${member.language}.`;
}

function noVoice({ name, language }: CastMember, { voices, instance }: CastingRequest): ReadoutError {
  const primary = primaryLanguage(language);
  const able = voices.find((voice) => voice.languages.some((tag) => primaryLanguage(tag) === primary));
  return new ReadoutError('no-voice-for-language', `${instance} has no voice for ${language}, which ${name} speaks.`, {
    hint:
      able === undefined
        ? 'Run `readout voices` to see which languages can be spoken, or add a provider to config.json.'
        : `Build with \`--provider ${able.instance}\`, which speaks ${primary}.`,
  });
}

/** The first part of a language tag, in lower case. */
export function primaryLanguage(tag: string): string {
  return (tag.split('-', 1)[0] ?? tag).toLowerCase();
}
