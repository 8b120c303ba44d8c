import { z } from 'zod';
import type { RefusalKind } from '../../service/service-error.ts';

const errorSchema = z.object({
  detail: z.union([
    z.string(),
    z.object({
      status: z.string().nullish(),
      code: z.string().nullish(),
      type: z.string().nullish(),
      message: z.string().default(''),
    }),
    // What its framework says of a request that does not fit the schema.
    z.array(z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() })),
  ]),
});

/** What an error body of ElevenLabs says, in each of the forms that it has had. */
export function explainElevenlabsError(body: string): { kind?: RefusalKind | undefined; said: string } {
  const parsed = errorSchema.safeParse(parseJson(body));
  if (!parsed.success) return { said: body.startsWith('<') ? '' : body };
  const { detail } = parsed.data;
  if (typeof detail === 'string') return { said: detail };
  if (Array.isArray(detail)) return { said: detail.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ') };
  const names = [detail.status, detail.code, detail.type].filter((name) => typeof name === 'string').join(' ');
  return { kind: kindOf(names), said: detail.message };
}

function kindOf(names: string): RefusalKind | undefined {
  // Comes as 401, like a wrong key.
  if (/quota_exceeded|insufficient_credits|payment_required/u.test(names)) return 'quota';
  if (/too_many_concurrent_requests|concurrent_limit|rate_limit|system_busy/u.test(names)) return 'busy';
  if (/invalid_api_key|missing_permissions|needs_authorization|unusual_activity/u.test(names)) return 'key';
  return /policy|moderation|blocked|safety/u.test(names) ? 'policy' : undefined;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
