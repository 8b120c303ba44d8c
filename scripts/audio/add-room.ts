/** Delays of the eight combs and four all-passes in samples at 48 kHz: Schroeder's reverberator as tuned in Freeverb. */
const COMBS = [1214, 1293, 1390, 1476, 1548, 1623, 1695, 1760];
const ALL_PASSES = [605, 480, 371, 245];

/** A room around a piece: the piece, and its echoes at `wet` times their loudness, darker the longer they last. */
export function addRoom(piece: Float64Array, wet: number): Float64Array {
  let echoes: Float64Array = new Float64Array(piece.length);
  for (const delay of COMBS) addComb(piece, echoes, delay);
  for (const delay of ALL_PASSES) echoes = passAll(echoes, delay);
  return piece.map((sample, index) => sample + wet * (echoes[index] ?? 0));
}

function addComb(piece: Float64Array, echoes: Float64Array, delay: number): void {
  const line = new Float64Array(delay);
  let dark = 0;
  for (let index = 0; index < piece.length; index += 1) {
    const echo = line[index % delay] ?? 0;
    echoes[index] = (echoes[index] ?? 0) + echo / COMBS.length;
    dark = echo * 0.7 + dark * 0.3;
    line[index % delay] = (piece[index] ?? 0) + dark * 0.83;
  }
}

function passAll(sound: Float64Array, delay: number): Float64Array {
  const line = new Float64Array(delay);
  return sound.map((sample, index) => {
    const echo = line[index % delay] ?? 0;
    line[index % delay] = sample + echo * 0.5;
    return echo - sample;
  });
}
