/** What we use of ssml-builder 0.4.3, which has no types of its own. */
declare module 'ssml-builder/amazon_speech.js' {
  class AmazonSpeech {
    say(text: string): this;
    pause(duration: string): this;
    phoneme(alphabet: string, phonemes: string, word: string): this;
    sub(alias: string, word: string): this;
    ssml(excludeSpeakTag?: boolean): string;
  }
  export default AmazonSpeech;
}
