import { describe, expect, it } from 'vitest';
import { cutRuns, heard, read, said, silent } from './read-for-test.ts';

const vtt = (cues: string) => read('a.vtt', `WEBVTT\n\n${cues}`);
const voices = async (raw: ReturnType<typeof read>) => {
  const input = await raw;
  return input.blocks
    .filter((block) => block.chrome === undefined)
    .map((block) => `${block.voice ?? '-'}: ${said(input, block)}`);
};

describe('WebVTT', () => {
  it('has a block for each voice, cues of one voice joined', async () => {
    const raw = vtt(
      '1\n00:00:01.000 --> 00:00:03.000 align:start\n<v Ada Okoro>When will the ferry\n\n' +
        'a\n00:00:03.000 --> 00:00:05.000\n<v Ada Okoro>be back?</v>\n\n' +
        '00:05.000 --> 00:07.000\n<v.loud Lena Brandt>In <i>May</i>.\n',
    );
    expect(await voices(raw)).toEqual(['Ada Okoro: When will the ferry be back?', 'Lena Brandt: In May.']);
    expect((await raw).blocks.every((block) => block.kind === 'cue')).toBe(true);
  });

  it('has the file itself for its text', async () => {
    const source = 'WEBVTT\n\n00:01.000 --> 00:02.000\nTom &amp; Ada &lt;3 caf&eacute;';
    const raw = await read('a.vtt', source);
    expect(raw.text).toBe(source);
    expect(heard(raw)).toEqual(['Tom & Ada <3 café']);
  });

  it('takes notes, styles, regions, classes and time stamps for markup', async () => {
    const raw = vtt(
      'NOTE\nMade by hand\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000\n<c.yellow>One</c> <00:01.500>two\n\nNOTE end',
    );
    expect(heard(await raw)).toEqual(['One two']);
  });

  it('changes the voice inside a cue', async () => {
    expect(await voices(vtt('00:01.000 --> 00:04.000\n<v Ada>Is it?\n<v Lena>It is.'))).toEqual([
      'Ada: Is it?',
      'Lena: It is.',
    ]);
  });

  it('lets a sentence go on in its voice where the next cue has none, and nobody speak after its end', async () => {
    const raw = vtt(
      '00:01.000 --> 00:02.000\n<v Ada>It is\n\n00:02.000 --> 00:03.000\nlate.\n\n00:03.000 --> 00:04.000\n[bell rings]',
    );
    expect(await voices(raw)).toEqual(['Ada: It is late.', '-: [bell rings]']);
  });

  it('begins a new paragraph after a silence, but not inside a sentence', async () => {
    const raw = vtt(
      '00:01.000 --> 00:02.000\nIt is late.\n\n00:05.000 --> 00:06.000\nNobody\n\n00:09.000 --> 00:10.000\nknows.\n',
    );
    expect(heard(await raw)).toEqual(['It is late.', 'Nobody knows.']);
  });

  it('reads captions that roll up once', async () => {
    const lines = ['The ferry is', 'back in the', 'harbour after', 'two long', 'winters.', 'Nobody knows', 'why.'];
    const cues = lines.map((line, index) => {
      const time = (seconds: number) => `00:00:${String(seconds).padStart(2, '0')}.000`;
      return `${time(index)} --> ${time(index + 1)}\n${index === 0 ? '' : `${lines[index - 1]}\n`}${line}`;
    });
    expect(heard(await vtt(cues.join('\n\n'))).join(' ')).toBe(lines.join(' '));
  });

  it('does not sing', async () => {
    const raw = await vtt('00:01.000 --> 00:02.000\n♪ down by the harbour ♪\n\n00:12.000 --> 00:13.000\nWelcome.');
    expect(heard(raw)).toEqual(['Welcome.']);
    expect(silent(raw)[0]).toMatch(/^music /u);
  });

  it('takes title and language from its head', async () => {
    const raw = await read(
      'a.vtt',
      'WEBVTT - The ferry\nKind: captions\nLanguage: en-GB\n\n00:01.000 --> 00:02.000\nHi.',
    );
    expect(raw.metadata).toEqual({ title: 'The ferry', language: 'en-GB' });
  });
});

describe('SRT', () => {
  it('knows names in capitals before what is said, and lets them hold until the next', async () => {
    const raw = read(
      'a.srt',
      '1\r\n00:00:01,000 --> 00:00:02,000\r\nADA OKORO: When will\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\nit be back?\r\n\r\n' +
        '3\r\n00:00:04,000 --> 00:00:05,000\r\n{\\an8}LENA: In May.\r\n\r\n4\r\n00:00:08,000 --> 00:00:09,000\r\nI think.\r\n',
    );
    expect(await voices(raw)).toEqual(['ADA OKORO: When will it be back?', 'LENA: In May.', 'LENA: I think.']);
    expect(cutRuns(await raw)).toEqual(['label ADA OKORO: ', 'label LENA: ']);
  });

  it('knows a name in small letters that comes again, and none that does not', async () => {
    const cue = (number: number, text: string) =>
      `${number}\n00:00:0${number},000 --> 00:00:0${number},900\n${text}\n\n`;
    const raw = read(
      'a.srt',
      [cue(1, 'Ada: One.'), cue(2, 'Note: two.'), cue(3, 'Ada: Three.'), cue(4, 'Remember: four.')].join(''),
    );
    expect(await voices(raw)).toEqual(['Ada: One. Note: two.', 'Ada: Three. Remember: four.']);
  });

  it('takes two dashes for two people', async () => {
    const raw = read('a.srt', '1\n00:00:01,000 --> 00:00:02,000\n- Is it late?\n- It is.\n');
    expect(await voices(raw)).toEqual(['-: Is it late?', '-: It is.']);
  });

  it('survives empty lines inside a cue and a number that is said', async () => {
    const raw = await read(
      'a.srt',
      '1\n00:00:01,000 --> 00:00:02,000\nWe were\n\n12\n\n2\n00:00:02,000 --> 00:00:03,000\nin all.\n',
    );
    expect(heard(raw)).toEqual(['We were 12 in all.']);
  });
});
