import { z } from 'zod';

/** What a page's JSON-LD says of its article. */
export interface LinkedData {
  readonly headline?: string;
  readonly author?: string;
  readonly published?: string;
  readonly language?: string;
  readonly siteName?: string;
  readonly address?: string;
}

const nodeSchema = z.record(z.string(), z.unknown());
const ARTICLE = /(?:Article|NewsArticle|BlogPosting|Posting|Report|Interview|WebPage|CreativeWork)$/u;
/** Larger scripts are catalogues, not descriptions of the page. */
const LONGEST_SCRIPT = 500_000;

/** Reads the `application/ld+json` scripts of a page; broken ones are passed over. */
export function readLinkedData(scripts: readonly string[]): LinkedData {
  const nodes = scripts.filter((script) => script.length <= LONGEST_SCRIPT).flatMap(nodesOf);
  const articles = nodes.filter((node) => ARTICLE.test(typeOf(node)));
  const best = articles.find((node) => !typeOf(node).endsWith('WebPage')) ?? articles[0];
  if (best === undefined) return {};
  const found = {
    headline: textOf(best.headline ?? best.name),
    author: namesOf(best.author),
    published: textOf(best.datePublished),
    language: textOf(best.inLanguage),
    siteName: namesOf(best.publisher),
    address: textOf(best.url ?? best.mainEntityOfPage),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function nodesOf(script: string): Record<string, unknown>[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(
      script.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)/u, '').replace(/(?:-->|\/\/\s*\]\]>)\s*$/u, ''),
    );
  } catch {
    return [];
  }
  const roots: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return roots.flatMap((root) => {
    const node = nodeSchema.safeParse(root);
    if (!node.success) return [];
    const graph = node.data['@graph'];
    const inner: unknown[] = Array.isArray(graph) ? graph : [];
    return [node.data, ...inner.flatMap(asNode)];
  });
}

function asNode(value: unknown): Record<string, unknown>[] {
  const node = nodeSchema.safeParse(value);
  return node.success ? [node.data] : [];
}

function typeOf(node: Record<string, unknown>): string {
  const type = node['@type'];
  return Array.isArray(type) ? String(type[0]) : String(type ?? '');
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const node = nodeSchema.safeParse(value);
  return node.success && typeof node.data['@id'] === 'string' ? node.data['@id'] : undefined;
}

/** `"Ada"`, `{"name": "Ada"}` or a list of them. */
function namesOf(value: unknown): string | undefined {
  const values = Array.isArray(value) ? value.slice(0, 10) : [value];
  const names = values.flatMap((one) => {
    if (typeof one === 'string') return /^https?:/u.test(one) ? [] : [one];
    const name = nodeSchema.safeParse(one).data?.name;
    return typeof name === 'string' ? [name] : [];
  });
  return names.length === 0 ? undefined : names.join(', ');
}
