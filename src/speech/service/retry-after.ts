import type { Ms } from '../../model/units.ts';

/** What `Retry-After` asks for, as seconds or a date; OpenAI's own header gives ms. Undefined where it is absent or makes no sense. */
export function retryAfter(headers: { get(name: string): string | null }, now: number = Date.now()): Ms | undefined {
  const exact = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (exact >= 0) return Math.ceil(exact);
  const value = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/u.test(value)) return Math.ceil(Number(value) * 1000);
  const date = value === '' ? Number.NaN : Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
