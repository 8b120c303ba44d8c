import { describe, expect, it } from 'vitest';
import { charsetOf, decodeText } from '../../../../src/ingest/decode-text.ts';

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('charset', () => {
  it('believes a byte order mark before anything else, and leaves it out of the text', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('Käse')]);
    expect(decodeText(bytes, 'text/plain; charset=iso-8859-1')).toEqual({ text: 'Käse', charset: 'utf-8' });
  });

  it.each([
    ['little', 'utf-16le', [0xff, 0xfe, 0x4b, 0x00, 0xe4, 0x00]],
    ['big', 'utf-16be', [0xfe, 0xff, 0x00, 0x4b, 0x00, 0xe4]],
  ])('reads UTF-16 with its %s-endian mark', (_name, charset, bytes) => {
    expect(decodeText(Uint8Array.from(bytes), 'text/plain')).toEqual({ text: 'Kä', charset });
  });

  it('believes the server before the page', () => {
    const bytes = latin1('<meta charset="utf-8"><p>d\xe9j\xe0');
    expect(decodeText(bytes, 'text/html; charset=iso-8859-1').text).toContain('déjà');
  });

  it('falls through when the declared charset and the bytes disagree', () => {
    expect(decodeText(latin1('d\xe9j\xe0 vu'), 'text/html; charset=utf-8').text).toBe('déjà vu');
  });

  it('finds a charset in a meta element and in an XML declaration', () => {
    const meta = latin1('<html><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>\xf4\xd2');
    expect(decodeText(meta, 'text/html').text).toContain('Тр');
    const xml = latin1('<?xml version="1.0" encoding="windows-1251"?><rss>\xcf\xf0');
    expect(decodeText(xml, 'application/rss+xml').text).toContain('Пр');
  });

  it('does not look for a meta element in plain text', () => {
    expect(decodeText(utf8('<meta charset=koi8-r> naïve'), 'text/plain').text).toContain('naïve');
  });

  it('takes valid UTF-8 for UTF-8 and everything else for windows-1252', () => {
    expect(decodeText(utf8('“naïve” — 日本'), 'text/plain').text).toBe('“naïve” — 日本');
    expect(decodeText(latin1('\x93quoted\x94 \x96 \x80'), 'text/plain').text).toBe('“quoted” – €');
  });

  it('keeps a cut UTF-8 file UTF-8', () => {
    const bytes = utf8('é'.repeat(40));
    expect(decodeText(bytes.subarray(0, 79), 'text/plain')).toEqual({
      text: `${'é'.repeat(39)}\ufffd`,
      charset: 'utf-8',
    });
  });

  it('ignores a charset that does not exist', () => {
    expect(decodeText(utf8('naïve'), 'text/plain; charset=klingon').text).toBe('naïve');
  });

  it('reads the parameter quoted and in any case', () => {
    expect(charsetOf('text/html;Charset="ISO-8859-2"')).toBe('iso-8859-2');
    expect(charsetOf('text/html')).toBeUndefined();
  });
});
