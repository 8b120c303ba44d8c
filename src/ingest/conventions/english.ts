import { type Conventions, list } from './conventions.ts';
import { englishSilentLines } from './english-silent-lines.ts';

/** English pages. */
export const english: Conventions = {
  interviewers: list(`
    interviewer, question, questioner, moderator, host, cohost, co-host, editor, senior editor, reporter,
    journalist, presenter, anchor, audience, audience member, audience question, operator, press, the press,
    correspondent, chair, facilitator, unidentified reporter, editor in chief
  `),
  guests: list(`
    answer, guest, interviewee, respondent, expert, speaker, author, participant, witness, panelist, panellist,
    candidate, response, reply, all, both
  `),
  narrators: list('narrator, announcer, voiceover, voice-over, voice over'),
  letters: { question: list('q'), answer: list('a') },
  titles: list(`
    dr, mr, mrs, ms, miss, prof, professor, sir, dame, lord, lady, rev, fr, sen, senator, rep, gov, gen, col, capt,
    lt, sgt, hon, judge, justice, president, chairman, chairwoman, chair, secretary, minister, mayor, governor,
    general, ambassador, madam
  `),
  offices: list(`
    academic, activist, actor, actress, analyst, architect, artist, attorney, author, biologist, candidate, bassist, captain, ceo, chef, co-author, co-founder, coach,
    columnist, commissioner, composer, correspondent, designer, developer, director, drummer, editor, engineer,
    filmmaker, founder, guest, guitarist, historian, host, illustrator, journalist, lawyer, leader, manager, member, musician,
    novelist, officer, philosopher, photographer, physicist, poet, producer, ranking, reporter, representative, researcher, scientist, singer,
    speaker, spokesman, spokesperson, spokeswoman, writer
  `),
  particles: list('van, von, der, den, ter, de, da, di, del, bin, ibn, al, el'),
  nobodies: list(`
    note, notes, update, updated, source, sources, image, images, photo, photos, picture, credit, credits, caption,
    figure, fig, table, date, time, where, when, who, what, why, how, tags, tag, category, categories, related,
    fact, myth, break, tip, tips, warning, example, examples, summary, conclusion, introduction, background,
    overview, isbn, email, e-mail, phone, telephone, fax, address, price, name, age, company, location, venue,
    tickets, admission, contact, website, web, url, link, links, pros, cons, verdict, ingredients, method, result,
    results, abstract, keywords, references, disclaimer, disclosure, correction, clarification, editors note,
    editor's note, editor’s note, important, caution, attention, remember, step, chapter, section, part, verse,
    reading, read, see, watch, listen, more, also, first, second, third, finally, next, today, yesterday, tomorrow,
    breaking, live, exclusive, opinion, analysis, review, report, reports, published, posted, written, by, language,
    rating, genre, director, cast, runtime, released, year, title, subject, theme, topic, topics, agenda, key,
    point, points, final, thoughts, takeaway, takeaways, bottom, line, lesson, problem, solution, theorem, lemma,
    proof, definition, corollary, remark, equation, input, output, hint, quote, ps, p.s, nb, faq, ad, advertisement,
    sponsor, music, intro, outro, transcript, interview, interviews, edited, duration, length, size, weight, height,
    jingle, sponsors, sponsor break, ad break, population, area, capital, born, died, occupation, monday, tuesday, wednesday, thursday, friday, saturday,
    sunday, advantages, disadvantages, strengths, weaknesses, highlights, goal, goals, option, case, question of the
    day, city, state, country, zip, message, comments, comment, status, type, version, license, licence, copyright,
    http, https, total, average, minimum, maximum, unit, units
  `),
  stage: list(`
    laughs, laughter, laugh, laughing, laughed, applause, applauds, crosstalk, cross talk, inaudible,
    unintelligible, indiscernible, music, pause, pauses, silence, sigh, sighs, sighing, chuckle, chuckles,
    chuckling, cheers, cheering, smiles, smiling, giggles, gasps, coughs, cough, clears throat, grins, nods,
    whispers, cries, crying, sobs, foreign language, background noise, phone rings, ring, bell rings, beep, bleep,
    no audio, audio gap, end of recording, recording ends, off mic, off-mic, overlapping, overlapping conversation,
    overlapping talk, off camera, shrugs, groans, whistles, yawns, sings, singing, clapping, claps, snaps fingers,
    sound effect, commercial break, video clip, audio clip, theme music, intro music, outro music, ad break, advertisement break, break, off mike, off-mike, interruption, cross-talk, disruption, technical difficulties, recording begins, recording starts, tape ends, video plays, video playing, silence on tape, no response, no audible response, whispering, sniffs, exhales, inhales, snorts, hesitates, hesitation, interrupting, interrupts, end of audio, end of video, end of transcript, end of clip, pausing, mumbles, mumbling, bell, gavel, cheers and applause
  `),
  stageFillers: list(`
    begin, end, of, both, all, the, audience, crowd, in, and, a, long, short, more, general, softly, nervously, loudly, playing,
    plays, with, they, he, she, again, brief, light, loud, upbeat, soft, at, from, to, phonetic, room, together,
    for, time, his, her, head, continues, continue, out, down, over, on, heavily, deeply, then, some, slight, slightly
  `),
  silentSections: {
    related: list(`
    see also, related, related posts, related topics, related articles, related stories, related news, related links, related wikihows, related
    content, more from, read next, more on this story, more on this, you may also like, you might also like, recommended, recommended reading, most
    read, most popular, trending, more stories, latest news, sister links, share this, share, tags, categories,
    topics
  `),
    references: list(`
    references, notes, notes and references, citations, footnotes, bibliography, works cited, sources, external
    links, further reading, endnotes, literature, show notes, conflicts of interest, conflict of interest, competing interests,
    declaration of competing interest, data availability, data availability statement, author contributions, credit author statement, supplementary material, supplementary materials,
    supplementary information, supporting information, how to cite, cite this article, cite this page, additional information, author information, rights and permissions
  `),
    comments: list(`
    comments, leave a reply, leave a comment, join the conversation, reader comments
  `),
    newsletter: list(`
    newsletter, get our newsletter, sign up, subscribe, sign up for our newsletter, subscribe to our newsletter,
    stay informed, follow us, support us, donate
  `),
    navigation: list('navigation menu, navigation, site map, in other languages'),
  },
  contents: list(`
    contents, table of contents, on this page, in this article, jump to section, page contents
  `),
  silentLines: englishSilentLines,
  promotion: [
    /^follow (?:us|me|him|her|them)\b.{0,100}$/iu,
    /^for (?:more|further|additional|our readers|the latest|those (?:seeking|interested)|a deeper|in-depth|full details)\b.{0,300}\b(?:explore|visit|read|check out|click|subscribe|follow|consult|go to|head (?:to|over)|listen to|watch|sign up)\b/iu,
    /^(?:to (?:learn|read|find out|discover|hear|see) more|if you (?:want|would like|.d like) to (?:learn|read|know) more)\b.{0,200}\b(?:visit|click|read|check|see|explore|follow|subscribe|go to|head|sign up|our|here)\b/iu,
    /^(?:be sure to|don.t forget to|make sure (?:to|you)|please)\s+(?:check out|subscribe|follow|visit|explore|share|like|sign up|rate|leave)\b/iu,
    /^to (?:view|see|hear|read|watch|listen to)\b.{0,60},?\s(?:click|tap)\b.{0,100}$/iu,
    /^(?:register|sign up|subscribe|click|tap|download|buy|order|book)\b.{0,120}\b(?:here|newsletter|link|account|app|ticket|now|today|below|website|button)\b/iu,
    /^(?:check out|visit|explore|follow|see|read)\s+(?:our|us\b|more (?:of|from)|the full|the rest)\b.{0,200}$/iu,
    /^(?:stay tuned|stay informed|stay connected|keep up (?:to date )?with)\b.{0,200}$/iu,
    /\bbe sure to (?:explore|check out|visit|subscribe|follow|read)\b.{0,200}\b(?:our|on|at|us)\b/iu,
  ],
  bylines: list(
    `by, text by, words by, story by, interview by, photos by, interviewed by, conducted by, interview conducted by, interviewed and edited by, hosted by`,
  ),
  creditLabels: list(
    `source, interview, text, words, photos, photography, author, reporter, editor, translator, translation, producer, producers, writer, written by, reporting, illustration, illustrations`,
  ),
  credits: [
    /^(?:written|reported|words|text|story|edited|interviewed?|photograph(?:y|s|ed)?|photos|illustrat(?:ed|ions?)|translat(?:ed|ion)|produced|compiled|posted|contributed) by\b.{1,160}$/iu,
    /^(?:posted|published|updated|last updated|first published) (?:on|at|in)?\b.{0,40}\d.{0,60}$/iu,
    /^(?:this|the) (?:article|interview|story|report|piece|conversation|transcript|post|text|q&a) (?:is based on|is adapted from|is part of|originally appeared|first appeared|appeared (?:in|on)|(?:was|is|has been|have been) (?:originally |first |lightly |slightly )*(?:published|written|conducted|edited|produced|translated|recorded|condensed|updated|corrected|adapted|shortened|transcribed|based))\b.{0,400}$/iu,
    /^(?:with )?(?:additional )?(?:reporting|contributions?) (?:by|from)\b.{0,200}$/iu,
    /^.{0,120}\b(?:has|have) been (?:lightly |slightly )?(?:edited|condensed)\b.{0,120}\b(?:clarity|length|brevity)\b.{0,80}$/iu,
  ],
  imageCredits: list(`
    image, images, photo, photos, photograph, photographs, picture, credit, photo credit, image credit, photo by,
    image by, illustration, courtesy, file photo, photography
  `),
  months: list(`
    january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar,
    apr, jun, jul, aug, sep, sept, oct, nov, dec
  `),
  weekdays: list(`
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, mon, tue, wed, thu, fri, sat, sun
  `),
  interview:
    /\b(?:interviews?|interviewed|q\s?&\s?a|in conversation|conversation with|talks? (?:to|with|about)|spoke (?:to|with)|speaks (?:to|with)|this (?:interview|conversation)|sat down with|we asked|questions (?:for|with|to)|we met|met (?:him|her|them)|chat(?:s|ted)? with|answers? (?:our|your|questions)|caught up with|met with|podcast|transcript|press conference|panel|roundtable)\b/iu,
  farewell: /\b(?:thanks?|thank you|good ?bye|bye|take care|pleasure|that.s (?:all|it))\b/iu,
  adjournment:
    /^\W*(?:whereupon\b.{0,60}|(?:the|this) (?:meeting|hearing|session|committee|briefing|court|conference|panel)\b.{0,60}\b)(?:adjourned|closed|concluded|ended|recessed|suspended)\b/iu,
  firstPerson: list(`i, i'm, i've, i'd, my, me, we, our, we're, we've`),
  secondPerson: list(`you, your, yours, you're, you've`),
};
