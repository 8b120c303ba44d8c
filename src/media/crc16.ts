/** CRC-16 with polynomial 0x8005, reflected, from 0: the one in LAME's header. */
export function crc16(bytes: Uint8Array, start = 0): number {
  let crc = start;
  let at = 0;
  // Eight bytes at a time, each through the table that carries it to the end of the eight: half the time of one by one.
  for (; at + 7 < bytes.length; at += 8) {
    crc =
      read(TABLE_7, crc ^ (bytes[at] ?? 0)) ^
      read(TABLE_6, (crc >> 8) ^ (bytes[at + 1] ?? 0)) ^
      read(TABLE_5, bytes[at + 2] ?? 0) ^
      read(TABLE_4, bytes[at + 3] ?? 0) ^
      read(TABLE_3, bytes[at + 4] ?? 0) ^
      read(TABLE_2, bytes[at + 5] ?? 0) ^
      read(TABLE_1, bytes[at + 6] ?? 0) ^
      read(TABLE_0, bytes[at + 7] ?? 0);
  }
  for (; at < bytes.length; at++) crc = read(TABLE_0, crc ^ (bytes[at] ?? 0)) ^ (crc >> 8);
  return crc;
}

function read(table: Uint16Array, index: number): number {
  return table[index & 0xff] ?? 0;
}

const TABLE_0 = Uint16Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
  return value;
});
const TABLE_1 = oneByteLater(TABLE_0);
const TABLE_2 = oneByteLater(TABLE_1);
const TABLE_3 = oneByteLater(TABLE_2);
const TABLE_4 = oneByteLater(TABLE_3);
const TABLE_5 = oneByteLater(TABLE_4);
const TABLE_6 = oneByteLater(TABLE_5);
const TABLE_7 = oneByteLater(TABLE_6);

function oneByteLater(table: Uint16Array): Uint16Array {
  return table.map((crc) => (crc >> 8) ^ read(TABLE_0, crc));
}
