import { describe, expect, it } from 'vitest';
import type { Piece } from '../../../src/model/document.ts';
import { blockText } from '../../../src/script/block-text.ts';

/** The block text of a source whose marked stretches `[…]` are pieces, and `{…}` joiners. */
function read(marked: string): { text: string; places: string } {
  let source = '';
  const pieces: Piece[] = [];
  for (const [, piece, joiner, other] of marked.matchAll(/\[([^\]]*)\]|\{([^}]*)\}|([^[{]+)/gu)) {
    if (piece !== undefined) pieces.push({ kind: 'source', start: source.length, end: source.length + piece.length });
    if (joiner !== undefined) pieces.push({ kind: 'joiner', text: joiner });
    source += piece ?? other ?? '';
  }
  const { text, starts, ends } = blockText({ pieces }, source);
  const places = [...text].map((_, index) => source.slice(starts[index], ends[index])).join('');
  return { text, places };
}

describe('blockText', () => {
  it('reads runs of white space as one space and none at the edges', () => {
    expect(read('[  The\n   old\t pier ]').text).toBe('The old pier');
  });

  it('joins pieces as they stood, with joiners where markup stood', () => {
    expect(read('| [Areas] |{: }[trade]{, }[fish] |').text).toBe('Areas: trade, fish');
    expect(read('[b]**[old] word').text).toBe('bold');
  });

  it('keeps words apart that white space parted', () => {
    expect(read('[pictured here:]\n<image>\n[in 1975]').text).toBe('pictured here: in 1975');
  });

  it('leaves no space before a mark where something was taken out', () => {
    expect(read('[on the pier ]((1))[. Then]').text).toBe('on the pier. Then');
  });

  it('knows where each character came from', () => {
    expect(read('x[The  old]{, }[pier]').places).toBe('The  oldpier');
  });
});
