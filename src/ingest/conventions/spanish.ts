import { type Conventions, list } from './conventions.ts';

/** Spanish pages. */
export const spanish: Conventions = {
  interviewers: list(`
    pregunta, preguntas, entrevistador, entrevistadora, periodista, moderador, moderadora, presentador,
    presentadora, redacción, reportero, reportera, público, oyente, anfitrión, anfitriona, conductor, conductora, el
    periodista, la periodista, prensa, locutor, locutora, interlocutor, interlocutora
  `),
  guests: list(`
    respuesta, respuestas, invitado, invitada, entrevistado, entrevistada, experto, experta, ponente, testigo,
    participante, orador, oradora, todos, ambos, ambas
  `),
  narrators: list('narrador, narradora, voz en off'),
  letters: { question: list('p'), answer: list('r') },
  titles: list(`
    sr, sra, srta, señor, señora, don, doña, d, dña, dr, dra, doctor, doctora, prof, profesor, profesora, lic,
    licenciado, licenciada, ing, presidente, presidenta, ministro, ministra, senador, senadora, diputado, diputada,
    alcalde, alcaldesa, general, coronel, padre, embajador, embajadora, gobernador, gobernadora, portavoz
  `),
  offices: list(`
    actor, actriz, autor, autora, cantante, capitán, director, directora, escritor, escritora, fundador, fundadora,
    historiador, historiadora, miembro, periodista, secretario, secretaria, vocero, vocera
  `),
  particles: list('de, del, la, las, los, y, e, el'),
  nobodies: list(`
    nota, notas, aviso, atención, importante, actualización, fuente, fuentes, foto, fotos, imagen, imágenes,
    ilustración, figura, fig, tabla, cuadro, fecha, hora, lugar, dónde, cuándo, quién, qué, por qué, cómo,
    etiquetas, categoría, categorías, lea también, lee también, ver también, véase, véase también, ejemplo,
    ejemplos, dato, datos, hecho, mito, mitos, consejo, consejos, truco, resumen, conclusión, conclusiones,
    introducción, contexto, antecedentes, índice, correo, correo electrónico, e-mail, teléfono, tel, fax, dirección,
    precio, precios, entradas, nombre, edad, empresa, contacto, sitio web, web, página web, enlace, enlaces,
    ventajas, desventajas, inconvenientes, ingredientes, preparación, elaboración, resultado, resultados,
    referencias, advertencia, corrección, aclaración, fe de errores, paso, capítulo, parte, sección, versículo,
    primero, segundo, tercero, finalmente, hoy, ayer, mañana, exclusiva, opinión, análisis, crítica, informe,
    publicado, autor, autora, idioma, director, directora, reparto, duración, año, título, teorema, lema,
    demostración, prueba, definición, ecuación, problema, solución, objetivo, objetivos, ciudad, país, estado,
    población, superficie, capital, nacimiento, muerte, profesión, altura, peso, lunes, martes, miércoles, jueves,
    viernes, sábado, domingo, horario, horarios, publicidad, pausa, música, entrevista, transcripción, tema, temas,
    punto, puntos, asunto, versión, licencia, total, media, perfil, biografía, cifra, cifras, regla, caso,
    veredicto, editorial, el, los, las
  `),
  stage: list(`
    risas, risa, ríe, ríen, se levanta, se ríe, se ríen, sonríe, aplausos, aplauso, música, pausa, silencio, suspira, suspiro,
    inaudible, ininteligible, llora, tose, murmullos, carcajadas, carcajada, bromea, gritos, ruido, canta, susurra,
    asiente, duda, piensa, ovación, interrupción, interrumpe, interrumpen, bromeando, sonriendo, riendo, señala, gesticula, corte, abucheos
  `),
  stageFillers: list(`
    se, los, las, la, el, dos, ambos, todos, larga, largo, breve, en, sala, del, de, público, y, un, una, entre,
    con, al, fondo, él, ella, ellos, generales, prolongados, más
  `),
  silentSections: {
    related: list(`
    véase también, ver también, artículos relacionados, noticias relacionadas, lea también, te puede interesar,
    también te puede interesar, le puede interesar, más noticias, lo más leído, lo más visto, recomendados,
    recomendado, relacionados, relacionado, compartir, comparte, etiquetas, más información, temas relacionados,
    archivado en
  `),
    references: list(
      'referencias, notas, notas y referencias, bibliografía, enlaces externos, fuentes, notas al pie, obras citadas, citas, lecturas recomendadas, lectura adicional',
    ),
    comments: list('comentarios, deja un comentario, deja una respuesta, escribe un comentario, tu opinión'),
    newsletter: list('boletín, newsletter, suscríbete, suscríbase, regístrate, síguenos, síganos, boletines'),
    navigation: list('menú de navegación, navegación, en otros idiomas, otros idiomas, mapa del sitio'),
  },
  contents: list('índice, tabla de contenidos, contenido, contenidos, en este artículo, en esta página, sumario'),
  silentLines: [
    { why: 'boilerplate', pattern: /^la entrada\b.{1,240}(?:se publicó|aparece|apareció) primero en\s.{1,100}$/iu },
    {
      why: 'navigation',
      pattern:
        /^(?:ir a la navegación|ir a la búsqueda|(?:ir|saltar) al contenido(?: principal)?|inicio|portada|menú|buscar|búsqueda|acceder|iniciar sesión|crear (?:una )?cuenta|registrarse|volver(?: arriba| al inicio)?|artículo (?:anterior|siguiente)|página (?:anterior|siguiente)|anterior|siguiente|editar|ver historial|ver más|mostrar más|cargar más|cerrar|ver todo)$/iu,
    },
    { why: 'navigation', pattern: /^(?:inicio|portada)\s*[»›>/|].{0,160}$/iu },
    {
      why: 'site-chrome',
      pattern:
        /^(?:de wiki\p{L}+, la|categorías?\s?:|etiquetas\s?:|temas\s?:|archivado en|tiempo de lectura\b|lectura\s?:).{0,300}$/iu,
    },
    { why: 'site-chrome', pattern: /^\d+ min(?:utos?)?\.? de lectura$/iu },
    {
      why: 'site-chrome',
      pattern: /^(?:esta página se editó|última (?:edición|modificación|actualización))\b.{0,200}$/iu,
    },
    {
      why: 'hatnote',
      pattern:
        /^(?:artículos? principal(?:es)?|para otros usos|no debe confundirse|este artículo (?:trata|o sección|necesita)|véase también|véase)\b.{0,300}$/iu,
    },
    {
      why: 'share',
      pattern:
        /^(?:compartir(?: (?:en|por|vía|este artículo)\b.{0,60})?|comparte(?: (?:en|esta|este)\b.{0,60})?|tuitear|imprimir|enviar por (?:correo|e-?mail)|copiar (?:el )?enlace|guardar|escuchar)\.?$/iu,
    },
    {
      why: 'cookies',
      pattern:
        /^(?:(?:nosotros y nuestros socios )?(?:utilizamos|usamos) cookies|este sitio (?:web )?(?:utiliza|usa) cookies|al (?:continuar|seguir) navegando|si (?:continúa|sigue) navegando|aceptar (?:todas? )?(?:las )?cookies|aceptar todo|aceptar todas|rechazar (?:todo|todas)|configurar cookies|política de (?:privacidad|cookies)|aviso legal|términos (?:de uso|y condiciones))\b.{0,400}$/iu,
    },
    {
      why: 'newsletter',
      pattern:
        /^(?:suscr[íi]b(?:ete|ase|irse|e)|reg[íi]str(?:ate|ese)|recib[ea] (?:nuestro|nuestra|las|en tu|cada)|tu (?:correo|e-?mail|dirección)|su (?:correo|e-?mail)|no te pierdas|no se pierda|mantente informado|apúntate)\b.{0,240}$/iu,
    },
    {
      why: 'promotion',
      pattern:
        /^(?:le[ae] (?:también|más|además)|leer más|seguir leyendo|ver también|véase también|te puede interesar|también te puede interesar|le puede interesar|más información|haz clic|haga clic|pincha aquí|relacionad[oa]s?|mira también)\b\s*(?:[:»›>|→…].{0,240}|.{0,120})$/iu,
    },
    {
      why: 'promotion',
      pattern:
        /^(?:s[íi]g(?:uenos|anos)|pued(?:es|e) (?:seguir|escuchar|suscribir)|únete|apúntate|visita nuestr|danos tu opinión|¿y tú, qué opinas|¿qué opinas|apoya (?:a|nuestro)|dona |colabora con|comparte esta)\b.{0,240}$/iu,
    },
    {
      why: 'advertisement',
      pattern:
        /^(?:publicidad|anuncio|contenido patrocinado|patrocinado|continúa leyendo tras la publicidad|sigue leyendo.{0,40})[.:]?$/iu,
    },
    {
      why: 'copyright',
      pattern:
        /^(?:todos los derechos reservados|derechos reservados|prohibida (?:su|la) reproducción|copyright\b|el texto está disponible bajo).{0,400}$/iu,
    },
    {
      why: 'comments',
      pattern:
        /^(?:\d+ comentarios?|sin comentarios|(?:deja|escribe|añadir|añade) (?:un |tu )?(?:comentario|respuesta)|comentarios cerrados|responder)$/iu,
    },
  ],
  promotion: [
    /^para (?:más|mayor|conocer|saber|profundizar|nuestros lectores|quienes)\b.{0,300}\b(?:visite|visita|consulte|consulta|lea|lee|explore|explora|haga clic|haz clic|suscríbase|suscríbete|siga|sigue|no deje|no dejes|descubra|descubre)\b/iu,
    /^(?:suscríb(?:ete|ase)|visita|visite|síguenos|síganos|no olvides|no olvide|no te olvides|descubre|descubra|consulta|consulte|haz clic|haga clic|regístrate)\b.{0,200}\b(?:nuestr[oa]s?|aquí|web|boletín|enlace|cuenta|página|pódcast|podcast|canal|suscribirte)\b/iu,
    /^si (?:quieres|quiere|deseas|desea) (?:saber|conocer|leer) más\b.{0,240}$/iu,
  ],
  bylines: list(`por, texto de, una entrevista de, entrevista de`),
  creditLabels: list(`fuente, texto, fotos, fotografías, entrevista, autor, autora, redacción, traducción, edición`),
  credits: [
    /^(?:entrevista (?:realizada|hecha|publicada)|traducción de|traducido (?:por|del)|publicado (?:el|en)|actualizado (?:el|a)|con información de|fotografías? de)\s.{1,200}$/iu,
    /^(?:este artículo|esta entrevista|este texto|esta conversación) (?:se (?:publicó|basa|realizó|editó)|apareció|(?:ha sido|fue|está) (?:publicad|realizad|editad|traducid|basad|condensad|adaptad|elaborad)[oa])(?!\p{L}).{0,300}$/iu,
    /^\(?(?:con )?(?:efe|afp|reuters|ap|europa press|agencias)\)?$/iu,
  ],
  imageCredits: list('foto, fotos, fotografía, imagen, crédito, créditos, ilustración, fuente de la imagen, cortesía'),
  months: list(
    'enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, octubre, noviembre, diciembre, ene, abr, ago, sep, dic',
  ),
  weekdays: list('lunes, martes, miércoles, jueves, viernes, sábado, domingo'),
  interview:
    /(?<![\p{L}])(?:entrevistas?|entrevistamos|entrevistado|entrevistada|entrevista (?:a|con)|conversación con|conversamos (?:con|sobre)|conversa con|hablamos con|habla(?:mos)? (?:con|sobre)|hablé con|charla con|charlamos con|rueda de prensa|conferencia de prensa|mesa redonda|preguntas (?:a|para)|responde a|coloquio|pódcast)(?![\p{L}])/iu,
  farewell: /(?<!\p{L})(?:gracias|adiós|hasta luego|hasta pronto)(?!\p{L})/iu,
  adjournment:
    /^\W*(?:se (?:levanta|levantó|suspende|cierra) la|(?:la|el) (?:sesión|reunión|audiencia|acto)\b.{0,40}(?:termina|terminó|concluye|concluyó|se levanta|finaliza|finalizó)\b)/iu,
  firstPerson: list(
    'yo, mi, mis, me, mí, nosotros, nosotras, nuestro, nuestra, nuestros, nuestras, nos, creo, pienso, soy, estoy, tengo',
  ),
  secondPerson: list(
    'usted, ustedes, tú, tu, tus, te, ti, vosotros, vuestro, vuestra, os, su, sus, le, cree, crees, piensa, piensas',
  ),
};
