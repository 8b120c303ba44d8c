import type { Capabilities } from '../model/capabilities.ts';
import type { Sentence } from '../model/script.ts';
import { type PlanElement, type SpeechPlan, spokenText } from '../model/speech-plan.ts';
import { lowerPlan } from './lower-plan.ts';
import { measurePlan, measureWrapper } from './measure-plan.ts';
import { splitPlan } from './split-plan.ts';

/** Breaks this long, and all at edges, become silence in the timeline: engines keep time badly. */
export const SILENCE_FROM_MS = 250;

/** One request to a provider. */
export interface Utterance {
  /** Index of the first sentence, and how many it covers. */
  readonly sentence: number;
  readonly sentences: number;
  /** Which part of a sentence that needs several requests, from 0. */
  readonly part: number;
  readonly body: string;
  /** Silence asked for after this utterance. */
  readonly breakAfterMs: number;
  readonly warnings: readonly string[];
}

/** An utterance before it is lowered. */
interface Request extends Omit<Utterance, 'body' | 'warnings'> {
  readonly plan: SpeechPlan;
  /** False for a part of a sentence: parts are never joined to a neighbour. */
  readonly isWhole: boolean;
}

/**
 * Cuts a segment's sentences into requests that the provider accepts: one a sentence, or as many sentences as fit where
 * it takes whole segments; a sentence over the limit is cut at clauses, then at words. Order and words are kept. A
 * sentence with nothing to say goes with its neighbour, and a segment with nothing to say gives no request.
 */
export function splitUtterances(
  sentences: readonly Sentence[],
  capabilities: Capabilities,
  language: string,
): Utterance[] {
  const limit = capabilities.limit.amount - measureWrapper(capabilities, language);
  const requests = groupSpeakable(sentences, capabilities).flatMap((group) => cutGroup(group, limit, capabilities));
  const joined = capabilities.utterance === 'segment' ? joinRequests(requests, limit, capabilities) : requests;
  return joined.map(({ sentence, sentences: count, part, breakAfterMs, plan }) => {
    const { body, warnings } = lowerPlan(plan, { language, capabilities });
    return { sentence, sentences: count, part, breakAfterMs, body, warnings };
  });
}

interface Group {
  readonly first: number;
  readonly count: number;
  readonly plan: SpeechPlan;
}

function groupSpeakable(sentences: readonly Sentence[], capabilities: Capabilities): Group[] {
  const groups: Group[] = [];
  let waiting: PlanElement[] = [];
  let first = 0;
  for (const [index, { plan }] of sentences.entries()) {
    const last = groups.at(-1);
    if (isSpeakable(plan, capabilities)) {
      groups.push({ first, count: index + 1 - first, plan: [...waiting, ...plan] });
      waiting = [];
    } else if (last === undefined) waiting.push(...plan);
    else groups[groups.length - 1] = { ...last, count: last.count + 1, plan: [...last.plan, ...plan] };
    if (groups.length > 0) first = index + 1;
  }
  return groups;
}

function isSpeakable(plan: SpeechPlan, capabilities: Capabilities): boolean {
  const said = lowerPlan(plan, { language: 'en', capabilities: { ...capabilities, input: 'text' } }).body;
  return /[\p{L}\p{N}]/u.test(said);
}

function cutGroup({ first, count, plan }: Group, limit: number, capabilities: Capabilities): Request[] {
  const measure = (part: SpeechPlan) => measurePlan(part, capabilities);
  const cuts = splitAtBreaks(plan).flatMap(({ plan: stretch, breakAfterMs }) => {
    const parts = measure(stretch) <= limit ? [[...stretch]] : splitPlan(stretch, limit, measure);
    return parts.map((part, index) => ({ plan: part, breakAfterMs: index === parts.length - 1 ? breakAfterMs : 0 }));
  });
  return cuts.map((cut, part) => ({ ...cut, sentence: first, sentences: count, part, isWhole: cuts.length === 1 }));
}

interface Stretch {
  readonly plan: SpeechPlan;
  readonly breakAfterMs: number;
}

/** Cuts at breaks that become silence. One before the first word is lost: the pause before a segment is the timeline's. */
function splitAtBreaks(plan: SpeechPlan): Stretch[] {
  const stretches: { plan: PlanElement[]; breakAfterMs: number }[] = [{ plan: [], breakAfterMs: 0 }];
  for (const element of plan) {
    const last = stretches.at(-1);
    if (last === undefined) break;
    if (element.kind !== 'break') {
      if (last.breakAfterMs > 0 && hasWords([element])) stretches.push({ plan: [element], breakAfterMs: 0 });
      else last.plan.push(element);
    } else if (!hasWords(last.plan)) last.breakAfterMs = 0;
    else if (last.breakAfterMs > 0 || element.ms >= SILENCE_FROM_MS) last.breakAfterMs += element.ms;
    else last.plan.push(element);
  }
  return stretches.map(moveEdgeBreaks);
}

/** A short break at the end of a stretch is an edge too. */
function moveEdgeBreaks({ plan, breakAfterMs }: Stretch): Stretch {
  const lastWord = plan.findLastIndex((element) => hasWords([element]));
  const tail = plan.slice(lastWord + 1);
  const ms = tail.reduce((total, element) => total + (element.kind === 'break' ? element.ms : 0), 0);
  const kept = tail.filter((element) => element.kind !== 'break');
  return { plan: [...plan.slice(0, lastWord + 1), ...kept], breakAfterMs: breakAfterMs + ms };
}

function hasWords(plan: SpeechPlan): boolean {
  return /[\p{L}\p{N}]/u.test(spokenText(plan));
}

function joinRequests(requests: readonly Request[], limit: number, capabilities: Capabilities): Request[] {
  const joined: Request[] = [];
  for (const request of requests) {
    const last = joined.at(-1);
    const plan: SpeechPlan | undefined =
      last?.isWhole === true && request.isWhole && last.breakAfterMs === 0
        ? [...last.plan, { kind: 'text', text: ' ' }, ...request.plan]
        : undefined;
    if (last === undefined || plan === undefined || measurePlan(plan, capabilities) > limit) joined.push(request);
    else {
      const { breakAfterMs } = request;
      joined[joined.length - 1] = { ...last, plan, breakAfterMs, sentences: last.sentences + request.sentences };
    }
  }
  return joined;
}
