type Random = () => number;

const MUTATIONS: readonly ((bytes: Buffer, other: Buffer, random: Random) => Buffer)[] = [
  // Broken off in the middle, also in the middle of a character.
  (bytes, _other, random) => bytes.subarray(0, at(bytes, random)),
  // A stretch missing.
  (bytes, _other, random) => {
    const [from, to] = stretch(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  // A stretch told twice.
  (bytes, _other, random) => {
    const [from, to] = stretch(bytes, random);
    return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
  },
  // Lines in another order.
  (bytes, _other, random) => {
    const lines = bytes.toString('latin1').split('\n');
    return Buffer.from(lines.sort(() => random() - 0.5).join('\n'), 'latin1');
  },
  // Another page in the middle of this one.
  (bytes, other, random) => {
    const [from, to] = stretch(other, random);
    const here = at(bytes, random);
    return Buffer.concat([bytes.subarray(0, here), other.subarray(from, to), bytes.subarray(here)]);
  },
  // Read in the wrong charset and saved again.
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf8'),
  // All on one line.
  (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', ' '), 'latin1'),
  // Bytes that nobody meant.
  (bytes, _other, random) => {
    const copy = Buffer.from(bytes);
    for (let count = 0; count < 20; count++) copy[at(copy, random)] = Math.floor(random() * 255) + 1;
    return copy;
  },
  // Marks that mean something, where they do not belong.
  (bytes, _other, random) => {
    const marks = [
      '<',
      '>',
      '</div>',
      '<table>',
      '&#xD800;',
      '[[1]]',
      ':',
      '**',
      '|',
      '\u2028',
      '"',
      '<!--',
      ']]>',
      '-->',
      '\r',
    ];
    let text = bytes.toString('latin1');
    for (let count = 0; count < 10; count++) {
      const here = Math.floor(random() * text.length);
      text = text.slice(0, here) + marks[Math.floor(random() * marks.length)] + text.slice(here);
    }
    return Buffer.from(text, 'latin1');
  },
];

/** One to three accidents of the kind that pages suffer. */
export function mutate(page: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(page);
  for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
    const mutation = MUTATIONS[Math.floor(random() * MUTATIONS.length)];
    if (mutation !== undefined) bytes = Buffer.from(mutation(bytes, Buffer.from(other), random));
  }
  return bytes;
}

function at(bytes: Uint8Array, random: Random): number {
  return Math.floor(random() * bytes.length);
}

function stretch(bytes: Uint8Array, random: Random): [number, number] {
  const from = at(bytes, random);
  return [from, Math.min(bytes.length, from + Math.floor(random() * 2000))];
}
