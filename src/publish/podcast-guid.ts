import { createHash } from 'node:crypto';

/** Namespace of podcast GUIDs (https://podcasting2.org/docs/podcast-namespace/tags/guid). */
const PODCAST_NAMESPACE = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/** The `podcast:guid` of a feed: UUID version 5 of its address without scheme and trailing slashes. */
export function podcastGuid(feedUrl: string): string {
  return uuidVersion5(PODCAST_NAMESPACE, feedUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//iu, '').replace(/\/+$/u, ''));
}

/** RFC 4122 section 4.3. */
function uuidVersion5(namespace: string, name: string): string {
  const hash = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const text = hash.toString('hex', 0, 16);
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}
