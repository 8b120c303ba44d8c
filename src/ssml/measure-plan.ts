import type { Capabilities } from '../model/capabilities.ts';
import type { SpeechPlan } from '../model/speech-plan.ts';
import { buildElements } from './build-ssml.ts';
import { lowerPlan, resolvePlan } from './lower-plan.ts';

/** Size of a plan as the provider counts it towards its limit, without what stands around every request. */
export function measurePlan(plan: SpeechPlan, capabilities: Capabilities): number {
  const { elements } = resolvePlan(plan, capabilities);
  const text = elements.map((element) => (element.kind === 'break' ? ' ' : element.text)).join('');
  const isMarkupCounted = capabilities.input === 'ssml' && capabilities.limit.countsMarkup;
  return sizeOf(isMarkupCounted ? buildElements(elements) : text, capabilities);
}

/** Size that every request has before anything is said: the `speak` element where markup counts. */
export function measureWrapper(capabilities: Capabilities, language: string): number {
  if (capabilities.input === 'text' || !capabilities.limit.countsMarkup) return 0;
  return sizeOf(lowerPlan([], { language, capabilities }).body, capabilities);
}

function sizeOf(body: string, { limit }: Capabilities): number {
  return limit.unit === 'bytes' ? Buffer.byteLength(body, 'utf8') : body.length;
}
