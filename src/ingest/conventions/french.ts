import { type Conventions, list } from './conventions.ts';

/** French pages. */
export const french: Conventions = {
  interviewers: list(`
    question, questions, intervieweur, intervieweuse, journaliste, modérateur, modératrice, animateur, animatrice,
    présentateur, présentatrice, rédaction, la rédaction, public, auditeur, auditrice, le journaliste, la
    journaliste, le public, enquêteur, hôte, interlocuteur, interlocutrice
  `),
  guests: list(`
    réponse, réponses, invité, invitée, l'invité, l'invitée, expert, experte, interviewé, interviewée, intervenant,
    intervenante, témoin, orateur, oratrice, tous, tous les deux, ensemble
  `),
  narrators: list('narrateur, narratrice, voix off, voix-off'),
  letters: { question: list('q'), answer: list('r') },
  titles: list(`
    m, mr, mme, mlle, monsieur, madame, mademoiselle, dr, docteur, pr, prof, professeur, professeure, me, maître,
    président, présidente, le président, la présidente, ministre, premier ministre, rapporteur, rapporteure, vice-président, vice-présidente, sénateur, sénatrice, député,
    députée, maire, général, colonel, abbé, père, sœur, ambassadeur, ambassadrice
  `),
  offices: list(`
    auteur, autrice, chanteur, chanteuse, directeur, directrice, fondateur, fondatrice, guitariste, historien,
    historienne, journaliste, membre, porte-parole, rapporteur, rapporteure, rédacteur, rédactrice, secrétaire,
    écrivain, écrivaine
  `),
  particles: list('de, du, des, la, le, les, d, et'),
  nobodies: list(`
    note, notes, nota, remarque, attention, important, mise à jour, source, sources, photo, photos, image, images,
    illustration, figure, fig, tableau, date, heure, lieu, où, quand, qui, quoi, pourquoi, comment, mots-clés,
    catégorie, catégories, à lire, à lire aussi, lire aussi, voir aussi, lire, voir, exemple, exemples, fait, mythe,
    idée reçue, conseil, conseils, astuce, résumé, conclusion, introduction, contexte, sommaire, bilan, e-mail,
    courriel, téléphone, tél, fax, adresse, prix, tarif, tarifs, nom, âge, entreprise, contact, site, site web,
    lien, liens, avantages, inconvénients, ingrédients, préparation, résultat, résultats, références, avertissement,
    correction, erratum, précision, étape, chapitre, partie, section, verset, premièrement, deuxièmement,
    troisièmement, enfin, aujourd'hui, hier, demain, exclusif, opinion, analyse, tribune, critique, rapport, publié,
    auteur, autrice, propos, langue, réalisateur, réalisatrice, réalisation, acteurs, avec, durée, année, titre,
    théorème, lemme, preuve, démonstration, définition, équation, problème, solution, objectif, objectifs, ville,
    pays, état, population, superficie, capitale, né, née, mort, profession, taille, poids, lundi, mardi, mercredi,
    jeudi, vendredi, samedi, dimanche, horaires, publicité, pause, musique, interview, entretien, transcription,
    sujet, thème, point, points, statut, version, licence, objet, total, moyenne, encadré, repères, biographie, bio,
    chiffre, chiffres, règle, cas, verdict, ndlr, le, la, les
  `),
  stage: list(`
    rires, rire, rit, sourire, sourit, sourires, applaudissements, musique, silence, pause, soupir, soupire,
    inaudible, inintelligible, hésitation, hésite, pleure, pleurs, brouhaha, toux, tousse, bruit, bruits,
    exclamations, cris, chuchote, chante, murmures, éclats de rire, huées, rires et applaudissements, mouvements divers, protestations, marques d'approbation, interrompt, exclamation, très bien, interruption, coupure, inaudible
  `),
  stageFillers: list(`
    il, elle, ils, elles, en, long, longue, longs, court, tous, les, deux, le, la, du, de, un, une, dans, salle,
    public, et, des, nourris, éclate, se, met, à, générale, général, grand, gros, nouveaux, petit
  `),
  silentSections: {
    related: list(`
    voir aussi, articles connexes, à lire aussi, lire aussi, sur le même sujet, articles liés, articles similaires,
    dans la même rubrique, les plus lus, vous aimerez aussi, à découvrir, recommandé, partager, partager cet
    article, mots-clés, thèmes associés, pour aller plus loin, dans l'actualité
  `),
    references: list(`
    références, notes et références, notes, bibliographie, liens externes, sources, annexes, lien externe, notes et
    sources, références bibliographiques, ouvrages cités
  `),
    comments: list('commentaires, laisser un commentaire, réagir, vos réactions, réactions, ajouter un commentaire'),
    newsletter: list(
      "newsletter, infolettre, lettre d'information, s'abonner, abonnez-vous, suivez-nous, inscrivez-vous",
    ),
    navigation: list('menu de navigation, navigation, dans d’autres langues, plan du site'),
  },
  contents: list('sommaire, table des matières, dans cet article, sur cette page'),
  silentLines: [
    {
      why: 'boilerplate',
      pattern: /^(?:l['’]article|cet article|le billet)(?!\p{L}).{1,240}est apparu en premier sur\s.{1,100}$/iu,
    },
    {
      why: 'navigation',
      pattern:
        /^(?:aller (?:à la navigation|à la recherche|au contenu(?: principal)?)|accueil|menu|recherche|rechercher|connexion|se connecter|s['’]inscrire|créer un compte|retour(?: en haut| à l['’]accueil)?|haut de page|article (?:précédent|suivant)|page (?:précédente|suivante)|modifier(?: le code)?|voir l['’]historique|voir plus|afficher plus|fermer|tout voir|précédent|suivant)$/iu,
    },
    {
      why: 'navigation',
      pattern:
        /^(?:texte intégral|afficher en plus (?:grand|petit)|(?:voir|télécharger|lire) .{2,40} au format pdf)$/iu,
    },
    { why: 'navigation', pattern: /^accueil\s*[»›>/|].{0,160}$/iu },
    {
      why: 'site-chrome',
      pattern:
        /^(?:un article de wiki\p{L}+|catégories?\s?:|mots-clés\s?:|thèmes?\s?:|temps de lecture\b|lecture\s?:|classé dans|rubrique\s?:).{0,300}$/iu,
    },
    { why: 'site-chrome', pattern: /^\d+ min(?:utes?)? de lecture$/iu },
    { why: 'site-chrome', pattern: /^(?:la dernière modification de cette page|dernière mise à jour)\b.{0,200}$/iu },
    {
      why: 'hatnote',
      pattern:
        /^(?:articles? (?:détaillés?|principa(?:l|ux)|connexes?)|pour les articles homonymes|ne doit pas être confondue?|cet article (?:ne cite pas|est une ébauche|concerne|traite)|vous pouvez (?:partager vos connaissances|aider|améliorer)|voir aussi)(?!\p{L}).{0,300}$/iu,
    },
    {
      why: 'share',
      pattern:
        /^(?:partager(?: (?:sur|cet article|par|via)\b.{0,60})?|tweeter|imprimer(?: l['’]article)?|envoyer (?:par e-?mail|à un ami)|copier le lien|ajouter à (?:vos|mes) (?:sélections|favoris)|enregistrer|sauvegarder|écouter l['’]article|offrir (?:cet|l['’])\s?article)\.?$/iu,
    },
    {
      why: 'cookies',
      pattern:
        /^(?:nous (?:et nos partenaires )?utilisons des cookies|ce site (?:utilise|web utilise) des cookies|en (?:poursuivant|continuant) votre navigation|accepter (?:tous les |les )?cookies|tout accepter|tout refuser|continuer sans accepter|paramétrer|gérer (?:mes|les|vos) (?:cookies|préférences)|politique de confidentialité|mentions légales|conditions (?:générales|d['’]utilisation))\b.{0,400}$/iu,
    },
    {
      why: 'newsletter',
      pattern:
        /^(?:abonnez-vous|inscrivez-vous|s['’]abonner|recevez (?:notre|nos|chaque|toute|toutes|tous)|votre (?:adresse )?e-?mail|votre adresse|ne manquez (?:rien|aucun)|restez informée?s?)(?!\p{L}).{0,240}$/iu,
    },
    {
      why: 'promotion',
      pattern:
        /^(?:(?:à )?(?:lire|voir|écouter|découvrir|regarder)(?: aussi| également|\s?:(?=\s)| la suite)(?!\p{L})|lire (?:plus|la suite)|(?:pour )?en savoir plus|(?:ré)?écouter l['’](?:émission|épisode)|s['’]abonner au podcast|réutiliser ce contenu|sur le même (?:sujet|thème)|vous aimerez aussi|cliquez (?:ici|sur)|découvrez)(?!\p{L}).{0,240}$/iu,
    },
    {
      why: 'promotion',
      pattern:
        /^(?:suivez-nous|rejoignez-nous|retrouvez-nous|réagissez|et vous, qu['’]en pensez-vous|donnez votre avis|soutenez|faites un don|partagez)\b.{0,240}$/iu,
    },
    {
      why: 'site-chrome',
      pattern:
        /^(?:(?:cet )?article réservé aux abonnés|réservé aux abonnés|il vous reste \d.{0,80} à lire.{0,160}|la suite est réservée.{0,120}|seul le prononcé fait foi)\.?$/iu,
    },
    {
      why: 'advertisement',
      pattern:
        /^(?:publicité|annonce|contenu sponsorisé|la suite après (?:la|cette) publicité|article sponsorisé)[.:]?$/iu,
    },
    {
      why: 'copyright',
      pattern:
        /^(?:tous droits réservés|droits d['’]auteur|reproduction (?:interdite|autorisée)|copyright\b|les textes sont disponibles sous licence).{0,400}$/iu,
    },
    {
      why: 'comments',
      pattern:
        /^(?:\d+ commentaires?|aucun commentaire|pas de commentaires?(?:\s+[\d\s]+)?|(?:laisser|ajouter|écrire) un commentaire|commentaires fermés|répondre|signaler)$/iu,
    },
  ],
  promotion: [
    /^pour (?:plus|en savoir plus|davantage|aller plus loin|tout savoir|nos lecteurs|découvrir|approfondir)\b.{0,300}\b(?:consultez|visitez|lisez|cliquez|rendez-vous|découvrez|abonnez|retrouvez|suivez|explorez)\b/iu,
    /^(?:abonnez-vous|inscrivez-vous|cliquez|rendez-vous|retrouvez|découvrez|n['’]hésitez pas|n['’]oubliez pas|suivez)\b.{0,200}\b(?:notre|nos|ici|site|newsletter|lien|compte|page|podcast|vous abonner)\b/iu,
    /^si vous (?:souhaitez|voulez|désirez) en savoir plus\b.{0,240}$/iu,
  ],
  bylines: list(`par, texte de, un entretien réalisé par, entretien réalisé par, interview réalisée par`),
  creditLabels: list(
    `source, texte, photos, photographies, entretien, interview, auteur, autrice, rédaction, traduction, réalisation, propos recueillis par`,
  ),
  credits: [
    /^(?:propos (?:recueillis|traduits)|recueilli par|entretien (?:réalisé|mené|conduit)|interview (?:réalisée|menée)|traduit (?:de|par)|publié le|mis à jour le|modifié le|photos? de)\s.{1,200}$/iu,
    /^(?:cet (?:article|entretien)|cette interview|ce texte) (?:s['’]appuie|repose sur|est (?:basée? sur|parue?|extraite?|publiée?)|a (?:d['’]abord )?(?:paru|été (?:publiée?|réalisée?|éditée?|traduite?|initialement|relue?|condensée?|adaptée?)))(?!\p{L}).{0,300}$/iu,
    /^\(?(?:avec )?(?:afp|reuters|ap)(?: (?:et|avec) (?:afp|reuters|ap))?\)?$/iu,
  ],
  imageCredits: list(
    'photo, photos, crédit, crédit photo, crédits, crédits photo, image, photographie, illustration, cliché',
  ),
  months: list(
    'janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre, janv, févr, avr, juil, déc',
  ),
  weekdays: list('lundi, mardi, mercredi, jeudi, vendredi, samedi, dimanche'),
  interview:
    /(?<![\p{L}])(?:interviews?|interviewé|interviewée|entretien|entretiens|entretien avec|rencontre avec|rencontré|nous (?:avons )?(?:parlé|discuté|interrogé|rencontré)|a répondu|répond (?:à|aux)|s['’]est entretenu|conférence de presse|table ronde|propos recueillis|conversation avec|questions à|dialogue avec|débat|podcast)(?![\p{L}])/iu,
  farewell: /(?<!\p{L})(?:merci|au revoir|nous vous remercions)(?!\p{L})/iu,
  adjournment:
    /^\W*la (?:réunion|séance|conférence|audition|table ronde|rencontre)\b.{0,40}(?:(?:est|s['’]est|a été) (?:close|levée|achevée|terminée|suspendue)|s['’]achève|se termine|prend fin)(?!\p{L})/iu,
  firstPerson: list("je, j'ai, j'avais, j'étais, mon, ma, mes, moi, me, m'a, nous, notre, nos"),
  secondPerson: list('vous, votre, vos, tu, ton, ta, tes, toi, te'),
};
