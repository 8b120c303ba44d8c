import type { Person, Role } from '../model/document.ts';

/** Somebody who needs a voice. */
export interface CastMember {
  /** Key in the show's cast: the name in lower case, with the language where it is not the show's (`narrator/de`). */
  readonly key: string;
  readonly name: string;
  readonly role: Role;
  readonly language: string;
  readonly gender?: Person['gender'];
}
