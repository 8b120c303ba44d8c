import { crc16 } from './crc16.ts';

/** Bytes in a row and their CRC-16. */
export interface CrcPiece {
  readonly length: number;
  readonly crc: number;
}

/** The CRC-16 of bytes that come in pieces, in any order, each one once. */
export interface PiecewiseCrc {
  /** Takes a piece that begins `offset` bytes after the start. */
  add(bytes: Uint8Array, offset: number): void;
  /** Takes a piece whose CRC is known. */
  addKnown(piece: CrcPiece, offset: number): void;
  /** All pieces in order, small ones joined; they must leave no hole. */
  pieces(): CrcPiece[];
}

/** Bytes of a piece at least, where others follow at once. */
const LEAST_BYTES = 1 << 18;

/** Bytes in a row that were added one piece after the other. */
interface Run {
  readonly start: number;
  length: number;
  crc: number;
}

/** A CRC of nothing yet. */
export function createPiecewiseCrc(): PiecewiseCrc {
  const runs: Run[] = [];
  const byEnd = new Map<number, Run>();
  const runAt = (offset: number): Run => {
    const known = byEnd.get(offset);
    byEnd.delete(offset);
    if (known !== undefined) return known;
    const run = { start: offset, length: 0, crc: 0 };
    runs.push(run);
    return run;
  };
  return {
    add(bytes, offset) {
      const run = runAt(offset);
      run.crc = crc16(bytes, run.crc);
      run.length += bytes.length;
      if (run.length < LEAST_BYTES) byEnd.set(run.start + run.length, run);
    },
    addKnown: (piece, offset) => {
      runs.push({ start: offset, ...piece });
    },
    pieces: () => joinSmall(runs.sort((one, other) => one.start - other.start)),
  };
}

/** The CRC of pieces one after another. */
export function joinCrcs(pieces: readonly CrcPiece[]): CrcPiece {
  return pieces.reduce(joinTwo, { length: 0, crc: 0 });
}

/** After many edits pieces would be many: those that are small are joined with what follows them. */
function joinSmall(pieces: readonly CrcPiece[]): CrcPiece[] {
  const joined: CrcPiece[] = [];
  for (const { length, crc } of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + length <= LEAST_BYTES) joined.splice(-1, 1, joinTwo(last, { length, crc }));
    else joined.push({ length, crc });
  }
  return joined;
}

// A CRC is a remainder of polynomials over two elements, here with the highest power in the lowest bit. What follows a run
// multiplies its remainder by a power of x, to which the remainder of what follows is added.
const ONE = 0x8000;

function joinTwo(one: CrcPiece, other: CrcPiece): CrcPiece {
  return { length: one.length + other.length, crc: multiply(powerOfX(8 * other.length), one.crc) ^ other.crc };
}

function powerOfX(exponent: number): number {
  let [power, square] = [ONE, ONE >> 1];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) power = multiply(power, square);
    square = multiply(square, square);
  }
  return power;
}

function multiply(one: number, other: number): number {
  let [product, shifted] = [0, other];
  for (let bit = ONE; bit > 0; bit >>= 1) {
    if (one & bit) product ^= shifted;
    shifted = shifted & 1 ? (shifted >> 1) ^ 0xa001 : shifted >> 1;
  }
  return product;
}
