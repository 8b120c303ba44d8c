import { crc16 } from './crc16.ts';

/** The CRC-16 of bytes that come in pieces, in any order, each one once. */
export interface PiecewiseCrc {
  /** Takes a piece that begins `offset` bytes after the start. */
  add(bytes: Uint8Array, offset: number): void;
  /** Of all pieces; they must leave no hole. */
  value(): number;
}

/** Bytes in a row that were added one piece after the other. */
interface Run {
  readonly start: number;
  end: number;
  crc: number;
}

/** A CRC of nothing yet. */
export function createPiecewiseCrc(): PiecewiseCrc {
  const byEnd = new Map<number, Run>();
  return {
    add(bytes, offset) {
      const run = byEnd.get(offset) ?? { start: offset, end: offset, crc: 0 };
      byEnd.delete(offset);
      run.crc = crc16(bytes, run.crc);
      run.end += bytes.length;
      byEnd.set(run.end, run);
    },
    value() {
      const runs = [...byEnd.values()].sort((one, other) => one.start - other.start);
      return runs.reduce((crc, run) => multiply(powerOfX(8 * (run.end - run.start)), crc) ^ run.crc, 0);
    },
  };
}

// A CRC is a remainder of polynomials over two elements, here with the highest power in the lowest bit. What follows a run
// multiplies its remainder by a power of x, to which the remainder of what follows is added.
const ONE = 0x8000;

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
