import { type Document, NARRATOR, type Person } from '../model/document.ts';
import { primaryLanguage } from './cast.ts';
import type { CastMember } from './cast-member.ts';

/** A speaker of the script before a voice is found. */
export interface ScriptSpeaker extends CastMember {
  /** Id in the script. */
  readonly id: string;
}

/** The speakers of an episode: a person of the same name is one speaker in all documents, in each language. */
export class SpeakerList {
  private readonly showLanguage: string;
  private readonly byKey = new Map<string, ScriptSpeaker>();

  constructor(showLanguage: string) {
    this.showLanguage = showLanguage;
    this.narrator(showLanguage);
  }

  /** Everybody so far, the show's narrator first, then in order of appearance. */
  all(): ScriptSpeaker[] {
    return [...this.byKey.values()];
  }

  /** The show's narrator and everybody who says one of the segments. */
  heardIn(segments: readonly { readonly speaker: string }[]): ScriptSpeaker[] {
    const heard = new Set(segments.map(({ speaker }) => speaker));
    return this.all().filter(({ id }, index) => index === 0 || heard.has(id));
  }

  narrator(language: string): ScriptSpeaker {
    return this.find({ id: NARRATOR, name: 'Narrator', role: 'narrator', forms: [] }, language);
  }

  /** The speaker for a person of a document. */
  person({ people, language }: Document, personId: string): ScriptSpeaker {
    const person = people.find(({ id }) => id === personId);
    if (personId === NARRATOR || person === undefined) return this.narrator(language);
    return this.find(person, language);
  }

  /** The speaker that a producer names: somebody of the document, of the episode, or somebody new. */
  named(name: string, document: Document | undefined, language: string): ScriptSpeaker {
    const isSame = (one: { readonly name: string }) => one.name.toLowerCase() === name.toLowerCase();
    if (isSame(this.narrator(language))) return this.narrator(language);
    const person = document?.people.find(isSame) ?? { id: name, name, role: 'guest' as const, forms: [] };
    return this.find(person, language);
  }

  private find(person: Person, language: string): ScriptSpeaker {
    const isShowLanguage = primaryLanguage(language) === primaryLanguage(this.showLanguage);
    const name = person.name.toLowerCase();
    const key = isShowLanguage ? name : `${name}/${primaryLanguage(language)}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const speaker: ScriptSpeaker = {
      id: this.freeId(person.role === 'narrator' ? key.replace('/', '-') : slug(key)),
      key,
      name: person.name,
      role: person.role,
      // A narrator of the show's own language speaks its very region.
      language: isShowLanguage && person.role === 'narrator' ? this.showLanguage : language,
      ...(person.gender === undefined ? {} : { gender: person.gender }),
    };
    this.byKey.set(key, speaker);
    return speaker;
  }

  private freeId(wanted: string): string {
    const taken = new Set(this.all().map(({ id }) => id));
    let id = wanted;
    for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
    return id;
  }
}

function slug(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/gu, '') || 'speaker';
}
