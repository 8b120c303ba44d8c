import type { LinePattern } from './conventions.ts';

const NETWORK =
  'facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|telegram|instagram|bluesky|mastodon|threads|tumblr|xing|flipboard|messenger|pocket|e-?mail|mail|courriel|correo(?: electrónico)?|sms|rss|link|lien|enlace|copy link|copier le lien|copiar enlace|link kopieren|apple podcasts?|spotify|google podcasts?|overcast|pocket casts|youtube(?: music)?|stitcher|amazon music|deezer|castbox|soundcloud|print|drucken|imprimer|imprimir';
const SHARE =
  'share|teilen|weitersagen|empfehlen|partager|partagez|compartir|comparte|compártelo|condividi|delen|follow|tweet|folgen|suivre|seguir';
const JOINER = String.raw`[\s|·•,;/–-]+(?:(?:and|or|und|oder|et|ou|y|o|via|per|par|por|on|auf|sur|en)\s+)?`;

/** Whole lines that are not read in any language: where to share a page, and entries of reference lists. */
export const commonSilentLines: readonly LinePattern[] = [
  {
    why: 'share',
    pattern: new RegExp(
      `^(?:${SHARE})(?:\\s+\\p{L}{1,12}){0,3}?\\s?:?\\s+(?:(?:on|via|by|auf|per|sur|par|en|por)\\s+)?(?:${NETWORK})(?:${JOINER}(?:${NETWORK})){0,12}[.!]?$`,
      'iu',
    ),
  },
  { why: 'share', pattern: new RegExp(`^(?:${NETWORK})(?:\\s?[|·•/]\\s?(?:${NETWORK})){1,12}$`, 'iu') },
  { why: 'references', pattern: /^(?:\[?\d{1,3}[\].)]?\s{0,2})?(?:[↑^]\s?\S|[↑^]{1,2}$).{0,400}$/iu },
  { why: 'references', pattern: /^.{1,400}[↩⤴↵]\ufe0e?(?:\s?\d{1,2})?$/iu },
  {
    why: 'hatnote',
    pattern: /^(?:coordonnées|koordinaten|coordenadas|coordinate|coordinates)\s?:?\s.{0,20}\d.{0,120}$/iu,
  },
];
