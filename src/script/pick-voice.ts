import type { Voice } from '../model/capabilities.ts';
import type { CastMember } from './cast-member.ts';

/** Voices whose median pitch differs by less than this part sound alike (about two semitones). */
const ALIKE = 0.12;

/**
 * The best voice for a member among those offered: of the language, not used yet, of the gender where it is known, not
 * too near in pitch to a voice in use, of the very region, of the best rank, in that order. Where all are used, the least.
 */
export function pickVoice(
  member: CastMember,
  offered: readonly Voice[],
  used: ReadonlyMap<string, number>,
  noVoice: () => Error,
): { voice: Voice; isShared: boolean } {
  const able = offered.filter((voice) => speaks(voice, member.language));
  const free = able.filter(({ id }) => !used.has(id));
  const pitches = offered.flatMap(({ id, pitchHz }) => (used.has(id) && pitchHz !== undefined ? [pitchHz] : []));
  const cost = (voice: Voice): number[] => [
    member.gender === undefined || voice.gender === member.gender || voice.gender === 'neutral' ? 0 : 1,
    isAlike(voice, pitches) ? 1 : 0,
    voice.languages.includes(member.language) || !member.language.includes('-') ? 0 : 1,
    voice.rank,
  ];
  const costShared = (voice: Voice): number[] => [used.get(voice.id) ?? 0, ...cost(voice)];
  const voice = free.length > 0 ? cheapest(free, cost) : cheapest(able, costShared);
  if (voice === undefined) throw noVoice();
  return { voice, isShared: free.length === 0 };
}

function speaks(voice: Voice, language: string): boolean {
  const primary = language.split('-', 1)[0]?.toLowerCase();
  return voice.languages.some((tag) => tag.split('-', 1)[0]?.toLowerCase() === primary);
}

function isAlike({ pitchHz }: Voice, pitches: readonly number[]): boolean {
  return pitchHz !== undefined && pitches.some((other) => Math.abs(pitchHz - other) < ALIKE * other);
}

function cheapest(voices: readonly Voice[], cost: (voice: Voice) => number[]): Voice | undefined {
  const ranked = voices.map((voice) => ({ voice, costs: [...cost(voice)] }));
  ranked.sort((one, other) => {
    for (const [index, value] of one.costs.entries()) {
      const difference = value - (other.costs[index] ?? 0);
      if (difference !== 0) return difference;
    }
    return one.voice.id < other.voice.id ? -1 : 1;
  });
  return ranked[0]?.voice;
}
