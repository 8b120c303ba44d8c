const CAPTION_CREDIT =
  /^\W*(?:(?:sub-?titles?|subs|captions?|closed captions?|captioning|subtitled|captioned|transcribed|transcription|transcript|translated|translation|synced|resync|sync|corrected|encoded|ripped)(?: (?:and|&) (?:synced|corrected|captioned|subtitled|translated|transcribed|edited))?(?: (?:by|from|provided by|made (?:possible )?by|downloaded from)\b|\s?:\s)|downloaded from\b|sous-titr(?:age|es|é)\b.{0,20}(?:\bpar\b|:|st'?\s?\d)|traduction\s?:|traduit par\b|subtítulos (?:por|de|realizados)\b|subtitulado por\b|traducid[oa]s? por\b|untertitel\b.{0,20}(?:\bvon\b|:)|www\.\S+\s*$|https?:\/\/\S+\s*$)/iu;

/** Whether a cue's first line tells who made the captions or where they were got: in a cue of its own, said by nobody. */
export function isCaptionCredit(line: string): boolean {
  const plain = line
    .slice(0, 200)
    .replaceAll(/<[^>]*>/gu, '')
    .trim();
  return /^\W*(?:\p{Lu}|www|http)/u.test(plain) && CAPTION_CREDIT.test(plain);
}
