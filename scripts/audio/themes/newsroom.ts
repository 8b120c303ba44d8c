import { playBass, playBrush, playElectricPiano, playMarimba, playPad } from '../instruments.ts';
import { notation, type Score } from '../score.ts';

/** An eighth note: 125 beats a minute, somebody is typing. */
const EIGHTH = 0.24;
const { note, chord, row, brush } = notation(EIGHTH);

// In E minor with a raised sixth: serious without being sad.
const E_MINOR_NINTH = [52, 59, 62, 66];
const C_MAJOR_SEVENTH = [48, 59, 64, 67];
const A_SIXTH = [57, 61, 66, 71];
const D_ADDED_NINTH = [50, 57, 64, 66];

/** The theme "newsroom": a marimba that ticks like a wire over a pulsing bass, brisk. */
export const NEWSROOM: readonly Score[] = [
  {
    name: 'newsroom-opening',
    kind: 'sting',
    seconds: 3,
    room: 0.24,
    parts: [
      { play: playPad, notes: [...chord(0, 4, 0.6, C_MAJOR_SEVENTH), ...chord(4, 4.5, 0.8, E_MINOR_NINTH)] },
      {
        play: playBass,
        notes: [...row(0, 1, 0.75, [48, 48, 50, 50]), note(4, 40, 4, 0.95)],
      },
      {
        play: playMarimba,
        notes: [...row(0, 0.5, 0.7, [76, 71, 76, 79, 78, 74, 78, 81]), note(4, 83, 2, 0.85), note(5, 78, 1, 0.45)],
      },
      { play: playElectricPiano, notes: chord(4, 5, 0.5, [...E_MINOR_NINTH, 71]) },
      { play: playBrush, notes: [0, 1, 2, 3, 4].map((at) => brush(at, at % 2 === 0 ? 0.4 : 0.6)) },
    ],
  },
  {
    name: 'newsroom-chapter',
    kind: 'sting',
    seconds: 1.5,
    room: 0.22,
    parts: [
      { play: playPad, notes: chord(0, 2, 0.5, E_MINOR_NINTH) },
      { play: playMarimba, notes: [...row(0, 0.5, 0.7, [71, 76, 78]), note(1.5, 83, 1, 0.75)] },
      { play: playBass, notes: [note(1.5, 40, 2, 0.7)] },
      { play: playBrush, notes: [brush(0, 0.3), brush(1, 0.4)] },
    ],
  },
  {
    name: 'newsroom-closing',
    kind: 'sting',
    seconds: 3.9,
    room: 0.28,
    parts: [
      {
        play: playPad,
        notes: [
          ...chord(0, 4, 0.6, C_MAJOR_SEVENTH),
          ...chord(4, 4, 0.6, D_ADDED_NINTH),
          ...chord(8, 5, 0.8, E_MINOR_NINTH),
        ],
      },
      {
        play: playBass,
        notes: [...row(0, 1, 0.7, [48, 48, 48, 48, 50, 50, 50, 50]), note(8, 40, 5, 0.95)],
      },
      {
        play: playMarimba,
        notes: [
          ...row(0, 1, 0.65, [79, 76, 71, 76, 78, 74, 69, 74]),
          note(8, 76, 2, 0.8),
          note(9, 71, 1, 0.4),
          note(10, 83, 1, 0.3),
        ],
      },
      { play: playElectricPiano, notes: chord(8, 6, 0.5, [...E_MINOR_NINTH, 71]) },
      { play: playBrush, notes: [1, 3, 5, 7].map((at) => brush(at, 0.5)) },
    ],
  },
  {
    name: 'newsroom-bed',
    kind: 'bed',
    seconds: 32 * EIGHTH,
    room: 0.24,
    parts: [
      {
        play: playPad,
        notes: [
          ...chord(0, 8, 0.5, E_MINOR_NINTH),
          ...chord(8, 8, 0.5, A_SIXTH),
          ...chord(16, 8, 0.5, C_MAJOR_SEVENTH),
          ...chord(24, 8, 0.5, D_ADDED_NINTH),
        ],
      },
      {
        play: playBass,
        notes: [40, 45, 48, 50].flatMap((pitch, bar) =>
          row(
            bar * 8,
            1,
            0.5,
            Array.from({ length: 8 }, () => pitch),
          ),
        ),
      },
      {
        play: playMarimba,
        notes: [64, 66, 67, 66].flatMap((low, bar) =>
          row(
            bar * 8,
            0.5,
            0.26,
            Array.from({ length: 16 }, (_, at) => (at % 4 === 3 ? undefined : at % 2 ? low + 7 : low)),
          ),
        ),
      },
      { play: playBrush, notes: Array.from({ length: 16 }, (_, beat) => brush(beat * 2 + 1, beat % 2 ? 0.34 : 0.22)) },
    ],
  },
];
