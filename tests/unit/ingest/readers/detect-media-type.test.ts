import { describe, expect, it } from 'vitest';
import { detectMediaType } from '../../../../src/ingest/detect-media-type.ts';
import { receiveInput } from '../../../../src/ingest/receive-input.ts';
import { ReadoutError } from '../../../../src/model/readout-error.ts';
import { read } from './read-for-test.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const detect = (address: string, text: string, declared?: string) =>
  detectMediaType({ address, declared, bytes: utf8(text) });

describe('media type', () => {
  it.each([
    ['/a/page.txt', 'Some words', 'text/plain'],
    ['/a/page.md', 'Some words', 'text/markdown'],
    ['/a/page.html', 'Some words', 'text/html'],
    ['/a/PAGE.HTM', 'Some words', 'text/html'],
    ['/a/show.srt', '1\n00:00:01,000 --> 00:00:02,000\nHi', 'application/x-subrip'],
    ['/a/show.txt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nHi', 'text/vtt'],
    [
      '/a/feed.xml',
      '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel/></rss>',
      'application/rss+xml',
    ],
    ['/a/feed', '<feed xmlns="http://www.w3.org/2005/Atom"></feed>', 'application/atom+xml'],
    ['/a/feed', '<rdf:RDF xmlns:rdf="x"></rdf:RDF>', 'application/rdf+xml'],
    ['/a/feed.json', '{"version": "https://jsonfeed.org/version/1.1", "items": []}', 'application/feed+json'],
    ['stdin', '<!doctype html><title>A</title>', 'text/html'],
    ['stdin', '<div><p>One</p><p>Two</p></div>', 'text/html'],
    ['stdin', '# Title\n\nSome **bold** words', 'text/markdown'],
    ['stdin', '---\ntitle: A\n---\n\n# A', 'text/markdown'],
    ['stdin', 'Only words, and 2 < 3', 'text/plain'],
    ['/a/page.txt', '# Title\n\nSome **bold** words', 'text/plain'],
    ['https://example.org/story.md?x=1.html', 'Some words', 'text/markdown'],
  ])('of %s is found', (address, text, type) => {
    expect(detect(address, text)).toBe(type);
  });

  it('believes the server over the ending, and the text over the server', () => {
    expect(detect('https://example.org/story.php', '<p>A</p>', 'text/html; charset=UTF-8')).toBe(
      'text/html; charset=utf-8',
    );
    expect(detect('https://example.org/feed', '<rss/>', 'text/html')).toBe('application/rss+xml');
    expect(detect('https://example.org/a', '# A\n\n**b**', 'text/plain')).toBe('text/plain');
  });

  it.each([
    ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31], /PDF/u],
    ['ZIP', [0x50, 0x4b, 0x03, 0x04, 0x14], /ZIP/u],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d], /PNG/u],
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0], /JPEG/u],
    ['MP3', [0x49, 0x44, 0x33, 0x03], /MP3/u],
    ['MP4', [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70], /MP4/u],
    ['unknown', [0x41, 0x00, 0x42], /binary/u],
  ])('refuses a %s file in one sentence', (_name, bytes, words) => {
    const refuse = () => receiveInput({ id: 'i1', address: '/a/page.txt', bytes: Uint8Array.from(bytes) });
    expect(refuse).toThrow(words);
    try {
      refuse();
    } catch (error) {
      expect(error instanceof ReadoutError && error.code).toBe('input-not-text');
    }
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t\r\n '],
    ['a byte order mark', '\ufeff'],
    ['no-break and zero-width spaces', '\u00a0\u200b\u2003'],
  ])('refuses %s as empty', async (_name, text) => {
    await expect(read('page.txt', text)).rejects.toMatchObject({ code: 'input-empty' });
  });

  it('refuses what is over the limit', () => {
    const bytes = utf8('words '.repeat(100));
    expect(() => receiveInput({ id: 'i1', address: '/a.txt', bytes }, { inputBytes: 500 })).toThrow(/larger than/u);
  });

  it('says so when there is only markup', async () => {
    await expect(read('page.html', '<html><body><script>1</script></body></html>')).rejects.toMatchObject({
      code: 'nothing-to-read',
    });
  });

  it('knows an input by its bytes', () => {
    const one = receiveInput({ id: 'i1', address: '/a.txt', bytes: utf8('words'), receivedAt: '2026-01-02T03:04:05Z' });
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/u);
    expect(one.receivedAt).toBe('2026-01-02T03:04:05Z');
  });
});
