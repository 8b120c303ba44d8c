/** Dates of an episode: written for people in the show's language, and as YYYY-MM-DD, both in the show's time zone. */
export function episodeDates(
  firstDate: string,
  { language, timeZone }: { readonly language: string; readonly timeZone: string },
): { readonly written: string; readonly iso: string } {
  const date = new Date(firstDate);
  const long = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', timeZone } as const;
  const written = new Intl.DateTimeFormat(language, long).format(date);
  // The Swedish form of a date is the ISO one.
  const iso = new Intl.DateTimeFormat('sv-SE', { timeZone }).format(date);
  return { written, iso };
}
