import type { LinePattern } from './conventions.ts';

/** Whole lines of English pages that are not read. */
export const englishSilentLines: readonly LinePattern[] = [
  { why: 'boilerplate', pattern: /^the post\b.{1,240}\b(?:appeared first|first appeared) on\b.{1,100}$/iu },
  {
    why: 'navigation',
    pattern:
      /^(?:jump to:? ?(?:navigation|search|content)(?:, search)?|\[toc\]|toc|skip to (?:main )?(?:content|navigation)|skip navigation|back to top|return to top|home|menu|search|log ?in|sign ?in|create account|previous|next|close|main menu|advanced search|top of page|previous (?:article|post|page)|next (?:article|post|page)|view (?:history|source)|edit (?:this )?(?:page|article)|load more|show more|show less|read less|see all|view all)$/iu,
  },
  {
    why: 'navigation',
    pattern:
      /^(?:showing posts (?:with|from)|show all posts|archives? for|archives?\s*[|:»›]|browse:|you are here\b).{0,160}$/iu,
  },
  { why: 'navigation', pattern: /^home\s*[»›>/|].{0,160}$/iu },
  { why: 'site-chrome', pattern: /^from (?:wiki\p{L}+|the free)\b.{0,60}$/iu },
  { why: 'site-chrome', pattern: /^categor(?:y|ies):.{0,300}$/iu },
  {
    why: 'site-chrome',
    pattern: /^(?:tags|tagged|filed under|topics|keywords|posted in|more on|labels)\s*:.{0,300}$/iu,
  },
  {
    why: 'site-chrome',
    pattern: /^(?:listen to this (?:article|story)\W{0,3})?\d+ (?:min(?:ute)?s?|mins?)(?: (?:read|listen))?$/iu,
  },
  { why: 'site-chrome', pattern: /^(?:estimated )?reading time\b.{0,40}$/iu },
  {
    why: 'site-chrome',
    pattern:
      /^(?:this (?:page|article) was last (?:edited|modified|updated)|last (?:edited|modified)|retrieved from|page last (?:updated|reviewed))\b.{0,160}$/iu,
  },
  {
    why: 'hatnote',
    pattern:
      /^(?:main article|main articles|further information|for other uses|for other people|not to be confused with|see also)\b\s*[:,].{0,240}$/iu,
  },
  {
    why: 'hatnote',
    pattern: /^this article (?:is about|needs|may|does not cite|has multiple issues|relies)\b.{0,400}$/iu,
  },
  { why: 'hatnote', pattern: /^(?:coordinates\s*:|\w+ redirects here\b).{0,200}$/iu },
  {
    why: 'share',
    pattern:
      /^(?:share(?: this)?(?: (?:article|story|post|page|on|via|to)\b.{0,60})?|tweet(?: this)?|pin it|print(?: this)?(?: (?:article|page))?|e-?mail(?: this| to a friend| article)?|copy (?:the )?link|share (?:with|link).{0,40}|facebook|twitter|linkedin|whatsapp|reddit|pinterest|telegram|save|bookmark|like this|follow)[.!]?$/iu,
  },
  { why: 'share', pattern: /^(?:share on|share via|tweet on|post to|send to|pin on)\b.{0,80}$/iu },
  {
    why: 'cookies',
    pattern:
      /^(?:we (?:and (?:our|\d+)(?: \d+)? (?:partners|vendors) )?(?:use|store) (?:cookies|and\/or access)|we value your privacy|we care about your privacy|this (?:web)?site uses cookies|by (?:continuing|using) (?:to (?:use|browse) )?this site|accept (?:all )?cookies?|accept all|reject all|manage (?:preferences|cookies)|cookie (?:settings|policy|preferences|notice)|your privacy|privacy policy|terms of (?:use|service))\b.{0,400}$/iu,
  },
  {
    why: 'newsletter',
    pattern:
      /^(?:subscribe|sign up|get (?:the|our) (?:latest|newsletter|daily|weekly)|enter your e-?mail|your e-?mail|join (?:our|the) (?:newsletter|mailing list|community|\d[\d,.]* )|want (?:more|to (?:read|see|hear|get) more) (?:stories|news|posts|articles|interviews|episodes|like this)|don.t miss (?:out|a story)|never miss)\b.{0,240}$/iu,
  },
  {
    why: 'promotion',
    pattern:
      /^(?:read (?:more|next|also)|related(?: (?:article|story|post|content|reading|coverage))?|see also|also read|more (?:on this|from)|watch(?: now)?|listen(?: now)?|listen to (?:this|the) (?:article|story|episode|interview)|recommended|don.t miss|you may also like|you might also like|continue reading|keep reading|click (?:here|to)|learn more|find out more|download (?:the|our|now))\b\s*(?:[:»›>|→…].{0,240}|)$/iu,
  },
  {
    why: 'promotion',
    pattern:
      /^(?:(?:have|got) (?:an opinion|something to say|a question|a tip|a story)\b|what do you think\?.{0,40}(?:comment|let us know)|let us know (?:what you think )?in the comments|follow (?:us|me|him|her|them) on\b|like us on|find us on|support (?:our|us)|donate|become a (?:member|subscriber|patron)|buy (?:now|tickets|the book)|advertise with us|click here)\b.{0,240}$/iu,
  },
  {
    why: 'advertisement',
    pattern:
      /^(?:advertisement|ad|advertising|sponsored|sponsored content|paid content|story continues below(?: advertisement)?|article continues (?:below|after).{0,40}|skip advertisement|promoted)[.:]?$/iu,
  },
  {
    why: 'copyright',
    pattern:
      /^(?:©|\(c\)\s|copyright\b(?=.{0,20}(?:\d{4}|©|by\b))|all rights reserved|this material may not be (?:published|reproduced)|reprinted with permission|(?:this (?:article|text|work) is )?(?:licensed|available) under\b|text is available under|unless otherwise noted).{0,400}$/iu,
  },
  {
    why: 'comments',
    pattern:
      /^(?:\d+ (?:comments?|responses?|replies):?|(?:no|add a|post a|view|show|hide) comments?:?|leave a (?:comment|reply)|comments are closed|reply|report (?:abuse|comment))[.!]?$/iu,
  },
  {
    why: 'boilerplate',
    pattern: /^this (?:exclusive|original) (?:interview|report|article|story) (?:features|contains|is)\b.{0,240}$/iu,
  },
  {
    why: 'image-credit',
    pattern:
      /^(?:(?:view|open|enlarge|see) (?:this |the )?(?:image|photo|picture)(?: in .{2,20})?(?:\s?[›>»])?|image|photo|media caption)$/iu,
  },
  {
    why: 'boilerplate',
    pattern:
      /^(?:(?:current|duration|remaining) time\s*-?\d{1,2}:\d{2}|(?:loaded|progress):? ?[\d.]+%|stream type ?live|playback rate.{0,20}|this is a modal window.{0,80}|video player is loading)\.?$/iu,
  },
  {
    why: 'boilerplate',
    pattern:
      /^end(?: of (?:briefing|call|press conference))?,?\s+\d{1,2}:\d{2}\s?[ap]\.?m\.?(?:\s\(?[a-z]{2,4}\)?)?$/iu,
  },
  {
    why: 'boilerplate',
    pattern: /^(?:#{3}|-\s?30\s?-|\*{3}|ends|end of (?:transcript|interview|article|recording|tape|audio|video))$/iu,
  },
  {
    why: 'newsletter',
    pattern:
      /^(?:view (?:this (?:e-?mail|post) )?in (?:your )?browser|(?:you.re receiving|you (?:are receiving|received)) this (?:e-?mail|message|newsletter)\b.{0,300}|unsubscribe\b.{0,120}|(?:update|manage) (?:your )?(?:e-?mail )?preferences\b.{0,120}|thanks for reading\b.{0,80}\bsubscribe\b.{0,160}|.{2,60} is (?:free today|a reader-supported publication)\.?\s.{0,300}|forwarded this (?:e-?mail|newsletter)\?.{0,160}|upgrade to paid|start a free trial)$/iu,
  },
  {
    why: 'related',
    pattern:
      /^(?:sister projects|wikimedia commons has media related to .{1,120}|sur les autres projets wikimedia|en otros proyectos de wikimedia|in anderen wikimedia-projekten)\s?:?$/iu,
  },
  {
    why: 'site-chrome',
    pattern:
      /^(?:this page is archived, and is no longer publicly editable|cette page a été archivée et n['’]est plus modifiable|articles presented on wikinews reflect the specific time)\b.{0,240}$/iu,
  },
  { why: 'share', pattern: /^[^\p{L}]{0,30}\d[^\p{L}]{0,20}(?:share|restack|like|comment)s?$/iu },
  {
    why: 'boilerplate',
    pattern:
      /^(?:a version of this (?:article|story|interview) (?:appears|appeared|was published)\b.{0,240}|order reprints\b.{0,120}|(?:transcribed|transcription|transcript) (?:by|provided by|created by)\b.{0,240}|this (?:transcript|transcription) (?:was|is|has been) (?:(?:automatically|machine|auto)[- ]?generated|generated|created|produced|provided|made available)\b.{0,240}|(?:note: )?this is a rush transcript\b.{0,160}|.{0,40}\btranscripts? (?:are|is) (?:created|generated|provided)\b.{0,240})$/iu,
  },
  {
    why: 'promotion',
    pattern:
      /^(?:view all (?:episodes|posts|articles|interviews)|all episodes|subscribe (?:to|on|via) .{1,120}|download (?:text|transcript|audio|pdf|episode|mp3).{0,40}|(?:media|press) contacts?:?\s.{0,160}|for (?:further|more|media|press) (?:information|inquiries|enquiries|details)\b[:,]?.{0,40}\b(?:contact|call|e-?mail|visit|write|please)\b.{0,200})$/iu,
  },
];
