/** The part of webvtt-parser's interface that tests and acceptance use; the package has no types of its own. */
declare module 'webvtt-parser' {
  interface Parsed {
    readonly cues: readonly { readonly startTime: number; readonly endTime: number; readonly text: string }[];
    readonly errors: readonly { readonly message: string; readonly line: number }[];
  }
  interface WebVttParserConstructor {
    new (): { parse(text: string, mode: 'subtitles' | 'chapters' | 'metadata'): Parsed };
  }
  const parsers: { readonly WebVTTParser: WebVttParserConstructor };

  export { parsers as default };
}
