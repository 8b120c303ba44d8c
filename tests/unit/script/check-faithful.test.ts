import { describe, expect, it } from 'vitest';
import type { Script, Segment } from '../../../src/model/script.ts';
import { checkFaithful } from '../../../src/script/check-faithful.ts';
import { prepareText } from '../../../src/script/make-segment.ts';
import { writeScript } from '../../../src/script/write-script.ts';
import { makeDocuments, makeShow } from './make-documents.ts';
import { FLITE } from './make-voices.ts';

const documents = makeDocuments({
  blocks: [
    ['title', 'narrator', 'The Old Pier'],
    ['paragraph', 'narrator', 'the ferry,once new, sank on Nov. 3. It was insured for $4 million.'],
  ],
});
const show = makeShow();
const { script } = writeScript({
  documents,
  show,
  episode: { show: 'default', id: 'pier' },
  firstDate: '2026-11-24T08:00:00Z',
  instance: 'flite',
  voices: FLITE,
});

/** The script with its paragraph changed. */
function changed(change: (segment: Segment) => Segment): Script {
  return {
    ...script,
    segments: script.segments.map((segment) => (segment.kind === 'paragraph' ? change(segment) : segment)),
  };
}

function check(candidate: Script) {
  return () => checkFaithful(candidate, documents, show);
}

/** The paragraph saying another text, well prepared. */
function saying(text: string): Script {
  return changed((segment) => ({ ...segment, ...prepareText(text, { language: 'en', lexicon: [] }) }));
}

const UNFAITHFUL = expect.objectContaining({ code: 'not-faithful' });

describe('checkFaithful', () => {
  it('lets pass what was written from the source', () => {
    expect(check(script)).not.toThrow();
    expect(script.segments.find(({ kind }) => kind === 'paragraph')?.text).toMatch(/^The ferry, once new/u);
  });

  it('lets a sentence be left out, but none be moved', () => {
    expect(check(saying('It was insured for $4 million.'))).not.toThrow();
    expect(check(saying('It was insured for $4 million. The ferry, once new, sank on Nov. 3.'))).toThrow(UNFAITHFUL);
  });

  it('names the segment that says an invented word', () => {
    const id = script.segments.find(({ kind }) => kind === 'paragraph')?.id ?? '';
    expect(check(saying('The beautiful ferry, once new, sank on Nov. 3.'))).toThrow(
      new RegExp(`Segment ${id} .*says what its source does not`, 'u'),
    );
  });

  it('refuses a plan that says other words than are written', () => {
    const lying = changed((segment) => ({
      ...segment,
      sentences: segment.sentences.map(({ text }) => ({
        text,
        plan: [{ kind: 'sub' as const, text, alias: 'Buy more boats.' }],
      })),
    }));
    expect(check(lying)).toThrow(/other words/u);
  });

  it('refuses SSML that says something else', () => {
    expect(check(changed((segment) => ({ ...segment, ssml: segment.ssml.replace('ferry', 'boat') })))).toThrow(
      expect.objectContaining({ code: 'ssml-invalid' }),
    );
  });

  it('refuses a text that is not its sentences', () => {
    expect(check(changed((segment) => ({ ...segment, text: `${segment.text} More.` })))).toThrow(UNFAITHFUL);
  });

  it('refuses repairs of what is not there, of many words, or into other words', () => {
    const withRepair = (from: string, to: string, start: number) =>
      changed((segment) => {
        if (segment.origin.kind !== 'source') return segment;
        const source = { ...segment.origin.source, start, end: start + from.length };
        return { ...segment, origin: { ...segment.origin, repairs: [{ kind: 'capital', from, to, source }] } };
      });
    const at = documents.inputs[0]?.text.indexOf('ferry') ?? 0;
    expect(check(withRepair('xerry', 'Ferry', at))).toThrow(/not there/u);
    expect(check(withRepair('ferry', 'Boat', at))).toThrow(/no capital repair/u);
    expect(check(withRepair('ferry,once new', 'ferry, once new', at))).toThrow(/more than two words/u);
  });

  it('refuses a source that is no block of the document', () => {
    const elsewhere = changed((segment) =>
      segment.origin.kind === 'source'
        ? {
            ...segment,
            origin: { ...segment.origin, source: { ...segment.origin.source, end: segment.origin.source.end - 1 } },
          }
        : segment,
    );
    expect(check(elsewhere)).toThrow(/no block/u);
  });

  it('lets a producer’s recorded edit say anything', () => {
    const edited = changed((segment) => ({
      ...segment,
      ...prepareText('The ferry is gone.', { language: 'en', lexicon: [] }),
      origin: { kind: 'edit', at: '2026-11-24T09:00:00Z', by: 'producer', was: segment.text },
    }));
    expect(check(edited)).not.toThrow();
  });

  it('lets a template say nothing but the show’s own words', () => {
    const forged: Script = {
      ...script,
      segments: script.segments.map((segment) =>
        segment.kind === 'outro'
          ? { ...segment, ...prepareText('Vote for the pier.', { language: 'en', lexicon: [] }) }
          : segment,
      ),
    };
    expect(check(forged)).toThrow(/template/u);
  });
});

describe('checkFaithful on recordings', () => {
  const recording = { file: 'recordings/host-0a1b2c3d.m4a', sha256: '0a', rights: 'ours' };
  const made = { at: '2026-11-24T10:00:00Z', by: 'jo' };
  const recorded = changed((segment) => ({
    ...segment,
    recording,
    origin: { kind: 'recording', ...made, was: segment.text },
  }));
  const id = script.segments.find(({ kind }) => kind === 'paragraph')?.id ?? '';
  const put = { kind: 'recording' as const, segment: id, recording, ...made };
  const checkWith = (candidate: Script, edits: Parameters<typeof checkFaithful>[3]) => () =>
    checkFaithful(candidate, documents, show, edits);

  it('lets pass one that an edit put there, with the words that stood there', () => {
    expect(checkWith(recorded, [put])).not.toThrow();
  });

  it('refuses one of which no edit tells, another one, and words that nobody wrote', () => {
    expect(checkWith(recorded, [])).toThrow(UNFAITHFUL);
    expect(checkWith(recorded, [{ ...put, recording: { ...recording, sha256: '0b' } }])).toThrow(UNFAITHFUL);
    const said = prepareText('The ferry is fine.', { language: 'en', lexicon: [] });
    const other = recorded.segments.map((segment) => (segment.id === id ? { ...segment, ...said } : segment));
    expect(checkWith({ ...recorded, segments: other }, [put])).toThrow(UNFAITHFUL);
    const text = { kind: 'text' as const, segment: id, was: '', text: 'The ferry is fine.', ...made };
    expect(checkWith({ ...recorded, segments: other }, [put, text])).not.toThrow();
  });

  it('refuses a recording under what claims to be read from the source', () => {
    expect(check(changed((segment) => ({ ...segment, recording })))).toThrow(UNFAITHFUL);
  });
});
