const HIDDEN = '[redacted]';

/** A key that shows itself only when asked by name: printing, logging, inspecting and JSON all give `[redacted]`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The key itself, to be sent to the service and nowhere else. */
  reveal(): string {
    return this.#value;
  }

  /** A text in which the key, if it stands there, is hidden: services quote keys in their errors. */
  hideIn(text: string): string {
    return this.#value.length === 0 ? text : text.replaceAll(this.#value, HIDDEN);
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}
