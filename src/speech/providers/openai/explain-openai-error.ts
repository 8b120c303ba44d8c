import { z } from 'zod';
import type { RefusalKind } from '../../service/service-error.ts';

const errorSchema = z.object({
  error: z.union([
    z.object({
      message: z.string().default(''),
      type: z.string().nullish(),
      code: z.union([z.string(), z.number()]).nullish(),
    }),
    z.string(),
  ]),
});
/** FastAPI, on which most compatible services are built. */
const detailSchema = z.object({
  detail: z.union([z.string(), z.object({ message: z.string(), error: z.string().optional() })]),
});

/** What an error body of OpenAI or a compatible service says. */
export function explainOpenaiError(body: string): { kind?: RefusalKind | undefined; said: string } {
  const json = parseJson(body);
  const parsed = errorSchema.safeParse(json);
  if (parsed.success) {
    const { error } = parsed.data;
    if (typeof error === 'string') return { said: error };
    return { kind: kindOf(String(error.code ?? ''), error.type ?? ''), said: error.message };
  }
  const { data } = detailSchema.safeParse(json);
  if (data === undefined) return { said: body.startsWith('<') ? '' : body };
  return { said: typeof data.detail === 'string' ? data.detail : data.detail.message };
}

function kindOf(code: string, type: string): RefusalKind | undefined {
  // Both come as 429: only one of them passes by waiting.
  if (code === 'insufficient_quota' || type === 'insufficient_quota' || code === 'billing_hard_limit_reached') {
    return 'quota';
  }
  if (code === 'rate_limit_exceeded') return 'busy';
  if (code === 'invalid_api_key') return 'key';
  return /content_policy|moderation|safety/u.test(`${code} ${type}`) ? 'policy' : undefined;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
