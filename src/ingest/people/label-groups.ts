import type { Label } from './find-label.ts';
import { isNobody } from './label-role.ts';
import { createNameMatcher } from './match-names.ts';

/** So many names may lend support to their short forms. */
const MOST_NAMES = 500;

/** Label candidates of one name. */
export interface Group {
  readonly key: string;
  readonly name: string;
  readonly indices: number[];
  readonly labels: Label[];
}

/** The label candidates of a page by name; forms that other lines have as well stay apart. */
export function groupLabels(candidates: ReadonlyMap<number, Label>): Group[] {
  const groups = new Map<string, Group>();
  for (const [index, label] of candidates) {
    if (label.shape === 'loose') continue;
    const key = isWeak(label) ? `${label.form} ${label.key}` : label.key;
    const group = groups.get(key) ?? { key: label.key, name: label.name, indices: [], labels: [] };
    group.indices.push(index);
    group.labels.push(label);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** How often a name labels, its initials and surname counted with it. */
export function countSupport(groups: readonly Group[]): (group: Group) => number {
  const isWhole = ({ key, name }: Group) => (key.includes(' ') || key.length >= 5) && !isNobody(name);
  const full = groups.filter(isWhole).map((group) => group.key);
  const match = createNameMatcher(full.slice(0, MOST_NAMES));
  const counts = new Map<string, number>();
  for (const { key, labels } of groups) {
    const owner = match(key) ?? key;
    counts.set(owner, (counts.get(owner) ?? 0) + labels.length);
  }
  return (group) => counts.get(match(group.key) ?? group.key) ?? group.labels.length;
}

/** Forms that other lines have as well: they must come again. */
export function isWeak({ form }: Label): boolean {
  return form === 'own-line' || form === 'dash' || form === 'bold';
}
