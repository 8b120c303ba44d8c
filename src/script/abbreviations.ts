/** Written forms whose full stop does not end a sentence, in lower case without that stop. */
export interface Abbreviations {
  /** Always followed by a name: `Dr. Vale`. */
  readonly titles: ReadonlySet<string>;
  /** Followed by a number: `No. 5`, `pp. 3`. */
  readonly beforeNumber: ReadonlySet<string>;
  /** Never last in a sentence: `e.g.`, `vs.` */
  readonly inside: ReadonlySet<string>;
  /** Followed by a day or year: `Jan. 3`. */
  readonly months: ReadonlySet<string>;
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

const ENGLISH: Abbreviations = {
  titles: words(
    'mr mrs ms mx dr prof sen rep gov gen lt col sgt capt cmdr cpl maj adm rev hon pres supt det insp st mt ft messrs mme mlle fr br sr.',
  ),
  beforeNumber: words('no nos vol pp p ch fig sec art op cf ca c v'),
  inside: words('e.g i.e vs eg ie cf approx esp incl al viz'),
  months: words('jan feb mar apr jun jul aug sep sept oct nov dec'),
};

const GERMAN: Abbreviations = {
  titles: words('hr fr dr prof mag ing dipl st hl frl'),
  beforeNumber: words('nr abs art bd s kap ziff vgl ca'),
  inside: words('z.b d.h u.a bzw vgl ca evtl ggf inkl sog geb gest mio mrd z.t i.d.r o.ä u.u v.a usf'),
  months: words('jan feb mär apr jun jul aug sep sept okt nov dez'),
};

const FRENCH: Abbreviations = {
  titles: words('m mm mme mlle dr pr me mgr st ste'),
  beforeNumber: words('n no p pp vol art chap fig env'),
  inside: words('p.ex c.-à-d cf env ex'),
  months: words('janv févr avr juil sept oct nov déc'),
};

const SPANISH: Abbreviations = {
  titles: words('sr sra srta d dña dr dra prof profa lic ing gral cnel cap sto sta'),
  beforeNumber: words('n núm nro pág págs p pp vol art cap fig'),
  inside: words('p.ej ej aprox vs'),
  months: words('ene feb abr jun jul ago sept oct nov dic'),
};

const BY_LANGUAGE: Readonly<Record<string, Abbreviations>> = { en: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };
const NONE: Abbreviations = { titles: words(''), beforeNumber: words(''), inside: words(''), months: words('') };

/** The abbreviations of a language; none where we know none. */
export function abbreviationsOf(language: string): Abbreviations {
  return BY_LANGUAGE[language.slice(0, 2).toLowerCase()] ?? NONE;
}
