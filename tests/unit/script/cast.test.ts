import { describe, expect, it } from 'vitest';
import { castVoices } from '../../../src/script/cast.ts';
import type { CastMember } from '../../../src/script/cast-member.ts';
import { ESPEAK, FLITE } from './make-voices.ts';

function member(key: string, changes: Partial<CastMember> = {}): CastMember {
  return { key, name: key, role: 'guest', language: 'en', ...changes };
}

const NARRATOR = member('narrator', { role: 'narrator' });
const EDITOR = member('editor', { role: 'interviewer' });

function cast(members: readonly CastMember[], changes: Partial<Parameters<typeof castVoices>[0]> = {}) {
  const request = {
    members,
    cast: {},
    showInstance: 'flite',
    instance: 'flite',
    voices: [...FLITE, ...ESPEAK],
    ...changes,
  };
  const casting = castVoices(request);
  return { ...casting, voices: Object.fromEntries(casting.voices) };
}

describe('castVoices', () => {
  it('gives narrator, interviewer, guest and a fourth the default voices', () => {
    const { voices, warnings } = cast([NARRATOR, EDITOR, member('vale'), member('hale')]);
    expect(voices).toEqual({ narrator: 'flite:rms', editor: 'flite:slt', vale: 'flite:awb', hale: 'flite:kal16' });
    expect(warnings).toEqual([]);
  });

  it('gives a woman a woman’s voice before others choose', () => {
    const { voices } = cast([NARRATOR, EDITOR, member('vale', { gender: 'female' })]);
    expect(voices).toEqual({ narrator: 'flite:rms', editor: 'flite:awb', vale: 'flite:slt' });
  });

  it('keeps the voices that the show’s people have', () => {
    const { voices, cast: kept } = cast([NARRATOR, EDITOR], { cast: { editor: 'flite:kal16', someone: 'flite:awb' } });
    expect(voices).toEqual({ narrator: 'flite:rms', editor: 'flite:kal16' });
    expect(kept).toEqual({ editor: 'flite:kal16', someone: 'flite:awb', narrator: 'flite:rms' });
  });

  it('keeps a producer’s choice of another instance', () => {
    expect(cast([NARRATOR], { cast: { narrator: 'espeak:en-us' } }).voices).toEqual({ narrator: 'espeak:en-us' });
  });

  it('leaves the show’s cast alone where a build asks for another provider', () => {
    const { voices, cast: kept } = cast([NARRATOR], { cast: { narrator: 'flite:rms' }, instance: 'espeak' });
    expect(voices).toEqual({ narrator: 'espeak:en-us' });
    expect(kept).toEqual({ narrator: 'flite:rms' });
  });

  it('lets two share a voice only when none is free, never the narrator’s first, and says so', () => {
    const { voices, warnings } = cast([NARRATOR, EDITOR, member('a'), member('b'), member('c')]);
    expect(voices.c).not.toBe('flite:rms');
    expect(warnings).toEqual([expect.stringMatching(/^c has the same voice as editor \(flite:slt\)/u)]);
  });

  it('names the way out where there is no voice for a language', () => {
    expect(() => cast([member('narrator/de', { language: 'de', role: 'narrator' })])).toThrow(
      expect.objectContaining({ code: 'no-voice-for-language', hint: expect.stringContaining('--provider espeak') }),
    );
    expect(() => cast([member('x', { language: 'sv' })])).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('readout voices') }),
    );
  });

  it('refuses a kept voice that is gone', () => {
    expect(() => cast([NARRATOR], { cast: { narrator: 'flite:gone' } })).toThrow(
      expect.objectContaining({ code: 'voice-not-found', message: expect.stringContaining('flite:gone') }),
    );
  });

  it('prefers the very region of a language', () => {
    const french = member('narrator', { role: 'narrator', language: 'fr-FR' });
    expect(cast([french], { instance: 'espeak' }).voices).toEqual({ narrator: 'espeak:fr-fr' });
  });

  it('decides the same every time', () => {
    const members = [NARRATOR, EDITOR, member('vale'), member('hale', { gender: 'male' })];
    expect(cast(members)).toEqual(cast(members));
  });
});
