/** The lock that is held while a show's record is read, changed and written. */
export function showLock(show: string): string {
  return `show-${show}`;
}

/** The lock that is held while a show's feed and briefing are made from all of its episodes. */
export function feedLock(show: string): string {
  return `feed-${show}`;
}
