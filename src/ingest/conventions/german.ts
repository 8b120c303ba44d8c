import { type Conventions, list } from './conventions.ts';

/** German pages. */
export const german: Conventions = {
  interviewers: list(`
    frage, fragen, interviewer, interviewerin, moderator, moderatorin, moderation, redaktion, redakteur,
    redakteurin, reporter, reporterin, journalist, journalistin, zwischenfrage, zusatzfrage, nachfrage, rückfrage, anschlussfrage, zuhörer, zuhörerin, publikum,
    gastgeber, zuschauerfrage, leserfrage, chefredakteur
  `),
  guests: list(`
    antwort, antworten, gast, experte, expertin, befragter, befragte, sprecher, sprecherin, zeuge, zeugin,
    teilnehmer, teilnehmerin, alle, beide, kandidat, kandidatin
  `),
  narrators: list('erzähler, erzählerin, off-stimme, off-text'),
  letters: { question: list('f'), answer: list('a') },
  titles: list(`
    herr, frau, dr, prof, professor, professorin, dipl, ing, med, phil, jur, rer, nat, hc, präsident, präsidentin,
    kanzler, kanzlerin, bundeskanzler, bundeskanzlerin, minister, ministerin, bundesminister, bundesministerin,
    staatssekretär, staatssekretärin, bürgermeister, bürgermeisterin, oberbürgermeister, oberbürgermeisterin,
    abgeordneter, abgeordnete, vorsitzender, vorsitzende, regierungssprecher, regierungssprecherin, pfarrer,
    pfarrerin, botschafter, general
  `),
  offices: list(`
    architekt, architektin, autor, autorin, chef, chefin, dirigent, dirigentin, drehbuchautor, drehbuchautorin,
    filmemacher, filmemacherin, forscher, forscherin, fotograf, fotografin, geschäftsführer, geschäftsführerin,
    gitarrist, gitarristin, gründer, gründerin, historiker, historikerin, journalist, journalistin, kapitän,
    komponist, komponistin, künstler, künstlerin, leiter, leiterin, moderator, moderatorin, musiker, musikerin,
    musikproduzent, musikproduzentin, politiker, politikerin, produzent, produzentin, redakteur, redakteurin,
    regisseur, regisseurin, rektor, rektorin, schauspieler, schauspielerin, schriftsteller, schriftstellerin, sänger,
    sängerin, sprecher, sprecherin, trainer, trainerin, unternehmer, unternehmerin, verleger, verlegerin,
    wissenschaftler, wissenschaftlerin, ökonom, ökonomin
  `),
  particles: list('von, vom, zu, zum, zur, van, der, den, de, und zu'),
  nobodies: list(`
    hinweis, hinweise, anmerkung, achtung, wichtig, update, quelle, quellen, foto, fotos, bild, bilder, grafik,
    abbildung, abb, tabelle, datum, zeit, uhrzeit, ort, wo, wann, wer, was, warum, wie, tags, schlagwörter,
    schlagworte, kategorie, kategorien, thema, themen, mehr, mehr zum thema, fakt, fakten, mythos, tipp, tipps,
    beispiel, beispiele, fazit, zusammenfassung, einleitung, hintergrund, überblick, inhalt, e-mail, telefon, tel,
    fax, adresse, anschrift, preis, preise, eintritt, name, alter, firma, kontakt, website, webseite, internet,
    link, links, vorteile, nachteile, zutaten, zubereitung, ergebnis, ergebnisse, literatur, einzelnachweise,
    impressum, korrektur, nachtrag, schritt, kapitel, teil, abschnitt, vers, lesen, siehe, weiter, erstens,
    zweitens, drittens, schließlich, heute, gestern, morgen, exklusiv, meinung, kommentar, kommentare, analyse,
    bericht, autor, autorin, text, interview, das interview, gespräch, zur person, veröffentlicht, stand, sprache,
    bewertung, regie, darsteller, dauer, länge, jahr, titel, satz, lemma, beweis, definition, bemerkung, formel,
    gleichung, problem, lösung, ziel, ziele, aufgabe, stadt, land, staat, einwohner, fläche, hauptstadt, geboren,
    gestorben, beruf, höhe, gewicht, größe, montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonntag,
    öffnungszeiten, anfahrt, anzeige, werbung, pause, musik, vorwort, nachwort, stichwort, info, infos, termin,
    termine, die, der, das, zahl, zahlen, punkt, status, version, lizenz, betreff, summe, hintergründe, ausblick,
    redaktionelle anmerkung, anm. d. red, anm d red, zitat, merksatz, regel, ausnahme, voraussetzung, fall
  `),
  stage: list(`
    lacht, lachen, gelächter, lächelt, schmunzelt, applaus, beifall, musik, pause, schweigt, seufzt, unverständlich,
    grinst, heiterkeit, zuruf, zurufe, zwischenruf, hustet, räuspert sich, nickt, überlegt, denkt nach, stöhnt,
    weint, flüstert, singt, kichert, winkt ab, durcheinander, tonstörung, lachend, zögert, geräusch, geräusche
  `),
  stageFillers: list(`
    beide, alle, laut, leise, lange, kurz, kurze, längere, im, publikum, und, der, die, das, vom, von, bei, er, sie,
    wieder, herzhaft, allgemeine, allgemeines, anhaltender, lang, den, kopf, mit, einen, moment, saal
  `),
  silentSections: {
    related: list(`
    siehe auch, mehr zum thema, lesen sie auch, das könnte sie auch interessieren, verwandte artikel, ähnliche
    artikel, weitere artikel, weitere meldungen, meistgelesen, meistgelesene artikel, empfehlungen, empfohlen, zum
    thema, weitere themen, auch interessant, teilen, artikel teilen, schlagwörter, schlagworte, newsticker,
    verwandte themen
  `),
    references: list(`
    einzelnachweise, literatur, quellen, weblinks, anmerkungen, fußnoten, literaturverzeichnis, belege,
    quellenangaben, anmerkungen und einzelnachweise, quellen und literatur, nachweise
  `),
    comments: list(
      'kommentare, leserkommentare, kommentar schreiben, diskussion zum artikel, schreiben sie einen kommentar',
    ),
    newsletter: list(
      'newsletter, newsletter abonnieren, newsletter-anmeldung, folgen sie uns, jetzt anmelden, abonnieren',
    ),
    navigation: list('navigationsmenü, navigation, in anderen sprachen'),
  },
  contents: list('inhalt, inhaltsverzeichnis, inhaltsübersicht, auf dieser seite, in diesem artikel'),
  silentLines: [
    { why: 'boilerplate', pattern: /^der beitrag\b.{1,240}\berschien zuerst auf\b.{1,100}$/iu },
    {
      why: 'navigation',
      pattern:
        /^(?:zur navigation springen|zur suche springen|zum inhalt(?: springen)?|(?:direkt )?zum hauptinhalt|startseite|zur startseite|menü|suche|suchen|anmelden|abmelden|registrieren|zurück|weiter|nach oben|seitenanfang|vorherige(?:r)? (?:artikel|seite)|nächste(?:r)? (?:artikel|seite)|versionsgeschichte|bearbeiten|mehr anzeigen|mehr laden|weniger anzeigen|alle anzeigen|schließen)$/iu,
    },
    { why: 'navigation', pattern: /^start(?:seite)?\s*[»›>/|].{0,160}$/iu },
    {
      why: 'site-chrome',
      pattern:
        /^(?:aus wiki\p{L}+, der freien|kategorien?:|schlagw(?:o|ö)rte?r?:|themen:|aus dem ressort|lesezeit\b|lesedauer\b).{0,300}$/iu,
    },
    { why: 'site-chrome', pattern: /^\d+ min(?:uten|\.)? (?:lesezeit|lesedauer|lesen)$/iu },
    { why: 'site-chrome', pattern: /^diese seite wurde zuletzt\b.{0,200}$/iu },
    {
      why: 'hatnote',
      pattern:
        /^(?:hauptartikel|dieser artikel (?:behandelt|beschreibt|erläutert|oder)|weitere bedeutungen|zu weiteren|siehe auch)\b.{0,300}$/iu,
    },
    {
      why: 'share',
      pattern:
        /^(?:teilen|artikel teilen|auf (?:facebook|twitter|x|whatsapp|linkedin|xing) teilen|per (?:e-?mail|whatsapp) (?:teilen|versenden|senden)|drucken|merken|vorlesen|artikel drucken|link kopieren|twittern|empfehlen|weitersagen|versenden)\.?$/iu,
    },
    {
      why: 'cookies',
      pattern:
        /^(?:wir (?:und unsere partner )?(?:verwenden|nutzen|setzen) cookies|diese (?:web)?seite (?:verwendet|nutzt|benutzt) cookies|mit der nutzung (?:dieser|unserer)|(?:alle )?cookies (?:akzeptieren|ablehnen|zulassen)|alle akzeptieren|alle ablehnen|einstellungen verwalten|cookie-einstellungen|datenschutz(?:erklärung|hinweise)?|impressum|agb|nutzungsbedingungen)\b.{0,400}$/iu,
    },
    {
      why: 'newsletter',
      pattern:
        /^(?:(?:unseren |den |zum )?newsletter\b|abonnieren sie|jetzt (?:abonnieren|anmelden|registrieren|kostenlos)|melden sie sich\b.{0,60}\ban\b|ihre e-?mail-?adresse|verpassen sie (?:nichts|keine)|bleiben sie (?:informiert|auf dem laufenden)).{0,240}$/iu,
    },
    {
      why: 'promotion',
      pattern:
        /^(?:lesen sie (?:auch|hier|mehr|dazu)|mehr (?:dazu|zum thema|lesen|erfahren)|weiterlesen|das könnte sie (?:auch )?interessieren|auch interessant|siehe auch|zum thema|hier geht(?:'|’)?s|hier klicken|klicken sie|jetzt (?:lesen|ansehen|anhören|kaufen|bestellen))\b.{0,240}$/iu,
    },
    {
      why: 'promotion',
      pattern:
        /^(?:folgen sie uns|folge uns|besuchen sie uns|diskutieren sie mit|was meinen sie\?|schreiben sie uns|unterstützen sie uns|jetzt spenden|haben sie (?:fragen|anregungen))\b.{0,240}$/iu,
    },
    {
      why: 'advertisement',
      pattern:
        /^(?:anzeige|werbung|advertorial|sponsored|gesponsert|artikel geht (?:weiter|nach der anzeige).{0,40})[.:]?$/iu,
    },
    {
      why: 'copyright',
      pattern:
        /^(?:alle rechte vorbehalten|copyright\b|nachdruck|der text ist unter der lizenz|dieser (?:text|artikel) steht unter).{0,400}$/iu,
    },
    {
      why: 'comments',
      pattern:
        /^(?:\d+ kommentare?|keine kommentare|kommentar (?:schreiben|verfassen|hinterlassen)|kommentare (?:anzeigen|geschlossen)|antworten)$/iu,
    },
  ],
  promotion: [
    /^(?:mehr|weitere|weiteres|weiterführende|ausführliche)\b.{0,120}\b(?:informationen|infos|hintergründe|beiträge|artikel|berichte|dazu|zum thema)\b.{0,160}\b(?:finden sie|lesen sie|gibt es|erfahren sie|auf|unter|hier|in unserem|bei uns)\b/iu,
    /^(?:wer mehr|wenn sie mehr|sie wollen mehr|sie möchten mehr)\b.{0,240}\b(?:findet|lesen|hier|besuchen|abonnieren|unsere[mnrs]?|klicken)\b/iu,
    /^(?:abonnieren|folgen|besuchen|lesen|klicken|hören|registrieren) sie\b.{0,160}\b(?:uns|unsere[mnrs]?|hier|newsletter|link|podcast|jetzt)\b/iu,
    /^(?:für (?:unsere )?(?:leser|leserinnen|weitere)|unsere leser)\b.{0,240}\b(?:besuchen|finden|lesen|abonnieren|auf unserer)\b/iu,
  ],
  bylines: list(`von, text von, ein interview von, interview von, protokoll von`),
  creditLabels: list(
    `quelle, interview, text, autor, autorin, redaktion, übersetzung, fotos, moderation, mitarbeit, fragen, die fragen stellte, die fragen stellten, gesprächsführung, protokoll, aufgezeichnet von`,
  ),
  credits: [
    /^(?:das|dieses) (?:interview|gespräch) (?:führten?|erschien|basiert|stammt|(?:wurde|ist)\b.{0,80}\b(?:geführt|gekürzt|bearbeitet|erschienen|redigiert|veröffentlicht|übersetzt|aufgezeichnet))\b.{0,200}$/iu,
    /^die fragen stellten?\b.{1,120}$/iu,
    /^dieser (?:artikel|beitrag|text) (?:erschien|basiert|stammt|beruht|(?:wurde|ist)\b.{0,80}\b(?:erschienen|veröffentlicht|übersetzt|aktualisiert|geschrieben))\b.{0,200}$/iu,
    /^(?:mit (?:material|informationen) von|aus dem (?:englischen|französischen|spanischen)|übersetzt von|aktualisiert am|veröffentlicht am|aufgezeichnet von)\s.{0,160}$/iu,
    /^\(?(?:dpa|afp|reuters|epd|kna|sid)(?:\/\p{L}{2,7}){0,4}\)?$/iu,
  ],
  imageCredits: list(
    'foto, fotos, bild, bilder, bildquelle, grafik, fotograf, fotografin, bildnachweis, quelle, archivfoto, symbolbild',
  ),
  months: list('januar, jänner, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember'),
  weekdays: list('montag, dienstag, mittwoch, donnerstag, freitag, samstag, sonnabend, sonntag'),
  interview:
    /(?<![\p{L}])(?:interviews?|im gespräch|gesprächs?|gespräch mit|spricht (?:mit|über)|sprachen (?:wir )?(?:mit|über)|haben wir mit|befragt|unterhielt|pressekonferenz|podium(?:sdiskussion)?|fragen an|nachgefragt|getroffen|podcast|rede und antwort|steht rede)(?![\p{L}])/iu,
  farewell: /(?<!\p{L})(?:danke|vielen dank|herzlichen dank|wir danken|auf wiedersehen|tschüss)(?!\p{L})/iu,
  adjournment:
    /^\W*(?:die|das) (?:sitzung|anhörung|versammlung|gespräch|konferenz)\b.{0,40}\b(?:geschlossen|beendet|endet|unterbrochen)\b/iu,
  firstPerson: list('ich, mein, meine, meiner, meinem, meinen, mich, mir, wir, unser, unsere, unserem, unseren, uns'),
  secondPerson: list(
    'sie, ihr, ihre, ihrem, ihren, ihrer, ihnen, du, dein, deine, deinem, deinen, dich, dir, euch, euer, eure',
  ),
};
