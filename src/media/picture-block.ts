const FRONT_COVER = 3;
const MIME = 'image/jpeg';

/**
 * A JPEG as the front cover in a comment of an Ogg file (`METADATA_BLOCK_PICTURE`): FLAC's picture block in Base64. Its size
 * in pixels is left for the player to find out.
 */
export function pictureBlock(jpeg: Uint8Array): string {
  const block = Buffer.alloc(4 + 4 + MIME.length + 4 + 16 + 4 + jpeg.length);
  let at = block.writeUInt32BE(FRONT_COVER, 0);
  at = block.writeUInt32BE(MIME.length, at);
  at += block.write(MIME, at, 'latin1');
  // No description; width, height, depth and number of colours are not told.
  at += 4 + 16;
  at = block.writeUInt32BE(jpeg.length, at);
  block.set(jpeg, at);
  return block.toString('base64');
}
