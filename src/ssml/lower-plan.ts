import type { Capabilities } from '../model/capabilities.ts';
import type { PlanElement, SpeechPlan } from '../model/speech-plan.ts';
import { buildElements, wrapInSpeak } from './build-ssml.ts';
import { cleanText } from './clean-text.ts';
import { foldToAscii } from './fold-to-ascii.ts';

/** What lowering needs to know of a provider. */
export interface LoweringTarget {
  /** BCP 47 tag of the text. */
  readonly language: string;
  readonly capabilities: Capabilities;
}

/** A plan in the form that one provider understands. */
export interface LoweredPlan {
  /** Plain text, or an SSML document where the provider takes SSML. */
  readonly body: string;
  /** What the plan asks for and this provider cannot do. */
  readonly warnings: readonly string[];
}

/**
 * Turns a plan into what a provider can do: `sub` becomes the words to say, breaks and phonemes are kept where the
 * capabilities name them and left out (phonemes with a warning) where they do not.
 */
export function lowerPlan(plan: SpeechPlan, target: LoweringTarget): LoweredPlan {
  const { elements, warnings } = resolvePlan(plan, target.capabilities);
  if (target.capabilities.input === 'text') return { body: plainBody(elements), warnings };
  const markup = buildElements(elements);
  const body = target.capabilities.ssml.elements.has('s') ? `<s>${markup}</s>` : markup;
  return { body: wrapInSpeak(body, target.language), warnings };
}

/**
 * The plan's elements reduced to those the provider has, neighbouring texts joined. What is left is text everywhere,
 * and breaks and phonemes only where the provider takes SSML with these elements.
 */
export function resolvePlan(
  plan: SpeechPlan,
  capabilities: Capabilities,
): { elements: PlanElement[]; warnings: string[] } {
  const warnings = new Set<string>();
  const elements: PlanElement[] = [];
  for (const element of plan) {
    const resolved = resolveElement(element, capabilities, warnings);
    const last = elements.at(-1);
    if (resolved.kind === 'text' && last?.kind === 'text') {
      elements[elements.length - 1] = { kind: 'text', text: last.text + resolved.text };
    } else if (resolved.kind !== 'text' || resolved.text !== '') elements.push(resolved);
  }
  return { elements: elements.map((element) => foldElement(element, capabilities)), warnings: [...warnings] };
}

function resolveElement(element: PlanElement, capabilities: Capabilities, warnings: Set<string>): PlanElement {
  const { elements, maximumBreakMs } = capabilities.ssml;
  switch (element.kind) {
    case 'text':
      return { kind: 'text', text: cleanText(element.text) };
    case 'sub':
      return { kind: 'text', text: cleanText(element.alias) };
    case 'phoneme':
      return resolvePhoneme(element, capabilities, warnings);
    case 'break':
      return capabilities.input === 'ssml' && elements.has('break') && element.ms <= maximumBreakMs
        ? element
        : { kind: 'text', text: ' ' };
  }
}

function resolvePhoneme(
  { text, alphabet, phonemes, others = [], alias }: Extract<PlanElement, { kind: 'phoneme' }>,
  { input, ssml }: Capabilities,
  warnings: Set<string>,
): PlanElement {
  const forms = input === 'ssml' && ssml.elements.has('phoneme') ? [{ alphabet, phonemes }, ...others] : [];
  const form = forms.find((one) => ssml.phonemeAlphabets.has(one.alphabet));
  if (form !== undefined) return { kind: 'phoneme', text, ...form };
  if (alias !== undefined) return { kind: 'text', text: cleanText(alias) };
  const known = [alphabet, ...others.map((one) => one.alphabet)].join(' or ');
  warnings.add(`The pronunciation of "${text}" was left to the voice, which takes no ${known} phonemes.`);
  return { kind: 'text', text: cleanText(text) };
}

function foldElement(element: PlanElement, { charset }: Capabilities): PlanElement {
  return charset === 'ascii' && element.kind === 'text' ? { kind: 'text', text: foldToAscii(element.text) } : element;
}

function plainBody(elements: readonly PlanElement[]): string {
  return elements.map(textOf).join('').replace(/\s+/gu, ' ').trim();
}

function textOf(element: PlanElement): string {
  return element.kind === 'break' ? ' ' : element.text;
}
