/** Share of what was counted that is kept for what was not. */
const DISCOUNT = 0.5;
/** Between the words of a context. */
const SPACE = ' ';

/**
 * A trigram language model of sentences (each a list of words) in the ARPA format, by absolute discounting: a recogniser
 * that has it knows which words there are, and has to hear which of them were said, and where.
 */
export function makeLanguageModel(sentences: readonly (readonly string[])[]): string {
  const counts = [1, 2, 3].map((length) => countRuns(sentences, length));
  const total = [...(counts[0] ?? new Map<string, number>()).values()].reduce((sum, count) => sum + count, 0);
  const probabilities: Map<string, number>[] = [];
  for (const [order, runs] of counts.entries()) {
    const shorter = counts[order - 1];
    probabilities.push(
      new Map(
        [...runs].map(([run, count]) => [run, shorter ? (count - DISCOUNT) / contextCount(run, runs) : count / total]),
      ),
    );
  }
  const sections = probabilities.map((runs, order) => {
    const rows = [...runs].map(([run, probability]) => {
      const log = run === '<s>' ? -99 : Math.log10(probability);
      const next = probabilities[order + 1];
      return `${log.toFixed(4)}\t${run}${next ? `\t${backOff(run, next, runs).toFixed(4)}` : ''}`;
    });
    return `\\${order + 1}-grams:\n${rows.join('\n')}\n`;
  });
  const sizes = counts.map((runs, order) => `ngram ${order + 1}=${runs.size}`).join('\n');
  return `\\data\\\n${sizes}\n\n${sections.join('\n')}\n\\end\\\n`;
}

function countRuns(sentences: readonly (readonly string[])[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const sentence of sentences) {
    const words = ['<s>', ...sentence, '</s>'];
    for (let at = 0; at + length <= words.length; at++) {
      const run = words.slice(at, at + length).join(SPACE);
      counts.set(run, (counts.get(run) ?? 0) + 1);
    }
  }
  return counts;
}

function contextOf(run: string): string {
  return run.slice(0, run.lastIndexOf(SPACE));
}

function contextCount(run: string, runs: ReadonlyMap<string, number>): number {
  const context = contextOf(run);
  let count = 0;
  for (const [other, times] of runs) if (contextOf(other) === context) count += times;
  return count;
}

/** What is left for words never seen after a run, over what shorter contexts give them. */
function backOff(run: string, longer: ReadonlyMap<string, number>, same: ReadonlyMap<string, number>): number {
  let seen = 0;
  let seenShorter = 0;
  for (const [other, probability] of longer) {
    if (contextOf(other) !== run) continue;
    seen += probability;
    seenShorter += same.get(other.slice(other.indexOf(SPACE) + 1)) ?? 0;
  }
  return seen === 0 ? 0 : Math.log10(Math.max(1e-4, 1 - seen) / Math.max(1e-4, 1 - seenShorter));
}
