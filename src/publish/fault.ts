/** Something that must not go out, or that an app or directory would reject. */
export interface Fault {
  /** Short stable name of the rule: `enclosure-length`. */
  readonly rule: string;
  /** A full sentence that names the thing. */
  readonly sentence: string;
}
