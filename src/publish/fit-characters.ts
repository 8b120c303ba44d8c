/** Longest name of a `podcast:person`, in characters. */
const NAME_CHARACTERS = 128;

/** A name cut to what `podcast:person` holds. */
export function fitCharacters(name: string): string {
  const characters = [...name];
  if (characters.length <= NAME_CHARACTERS) return name;
  return `${characters
    .slice(0, NAME_CHARACTERS - 1)
    .join('')
    .trimEnd()}…`;
}
