/** How well what was heard is what was to be said. */
export interface Match {
  /** Of each sentence, the share of its words that were heard in their place, in order. */
  readonly recalls: readonly number[];
  /** Words that were heard and belong to nothing, beyond those that stand for one not recognised. */
  readonly insertions: number;
}

/** The words of a text as a recogniser writes them. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’‘]/gu, "'")
      .match(/[a-z]+(?:'[a-z]+)?/gu) ?? []
  );
}

/** Lays what was heard beside the sentences so that most words meet in order. */
export function matchWords(sentences: readonly (readonly string[])[], heard: readonly string[]): Match {
  const said = sentences.flatMap((words, sentence) => words.map((word) => ({ word, sentence })));
  const longest = longestCommon(
    said.map(({ word }) => word),
    heard,
  );
  const matched = sentences.map(() => 0);
  let at = 0;
  let to = 0;
  while (at < said.length && to < heard.length) {
    const one = said[at];
    if (one !== undefined && one.word === heard[to]) {
      matched[one.sentence] = (matched[one.sentence] ?? 0) + 1;
      at += 1;
      to += 1;
    } else if ((longest[at + 1]?.[to] ?? 0) >= (longest[at]?.[to + 1] ?? 0)) at += 1;
    else to += 1;
  }
  return {
    recalls: sentences.map((words, sentence) => (matched[sentence] ?? 0) / words.length),
    insertions: Math.max(0, heard.length - said.length),
  };
}

/** Length of the longest common run of words, with gaps, from each pair of places on. */
function longestCommon(said: readonly string[], heard: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: said.length + 1 }, () => new Uint16Array(heard.length + 1));
  for (let at = said.length - 1; at >= 0; at--) {
    const row = lengths[at];
    const below = lengths[at + 1];
    if (row === undefined || below === undefined) continue;
    for (let to = heard.length - 1; to >= 0; to--) {
      const isSame = said[at] === heard[to];
      row[to] = isSame ? (below[to + 1] ?? 0) + 1 : Math.max(below[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return lengths;
}
