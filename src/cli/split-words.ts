/** A command as it stands in a variable (`code --wait`), as words: white space parts them, except between quotation marks. */
export function splitWords(command: string): string[] {
  const words = command.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/gu) ?? [];
  return words.map((word) => word.replace(/"([^"]*)"|'([^']*)'/gu, '$1$2'));
}
