import { playBass, playBrush, playElectricPiano, playMarimba, playPad } from '../instruments.ts';
import { notation, type Score } from '../score.ts';

/** An eighth note: 107 beats a minute, a brisk walk. */
const EIGHTH = 0.28;
const { note, chord, row, brush } = notation(EIGHTH);

// The tune is in D major and leans on the chord of G, which opens, before D, which arrives.
const G_MAJOR_NINTH = [55, 59, 62, 69];
const A_SUSPENDED = [57, 62, 64, 67];
const D_ADDED_NINTH = [50, 57, 64, 66];

/** The theme "daybreak": marimba and electric piano over a pad, warm and awake. */
export const DAYBREAK: readonly Score[] = [
  {
    name: 'daybreak-opening',
    kind: 'sting',
    seconds: 3.4,
    room: 0.3,
    parts: [
      { play: playPad, notes: [...chord(0, 3.6, 0.7, G_MAJOR_NINTH), ...chord(4, 4.2, 0.8, D_ADDED_NINTH)] },
      { play: playBass, notes: [note(0, 43, 3.4, 0.8), note(3, 45, 0.9, 0.5), note(4, 38, 4.5, 0.9)] },
      {
        play: playElectricPiano,
        notes: [...chord(0, 3.5, 0.42, G_MAJOR_NINTH), ...chord(4, 6, 0.5, [...D_ADDED_NINTH, 74])],
      },
      {
        play: playMarimba,
        notes: [
          note(0, 71, 1, 0.7),
          note(1, 74, 1, 0.6),
          note(2, 81, 1, 0.85),
          note(3, 78, 1, 0.6),
          note(4, 76, 1, 0.75),
          note(5, 78, 1, 0.8),
          note(6, 86, 1, 0.4),
        ],
      },
      { play: playBrush, notes: [brush(1, 0.5), brush(2.5, 0.3), brush(3, 0.6), brush(5, 0.4)] },
    ],
  },
  {
    name: 'daybreak-chapter',
    kind: 'sting',
    seconds: 1.7,
    room: 0.28,
    parts: [
      { play: playPad, notes: chord(0, 2.2, 0.5, D_ADDED_NINTH) },
      { play: playElectricPiano, notes: chord(1, 2.5, 0.4, D_ADDED_NINTH) },
      { play: playMarimba, notes: [note(0, 74, 1, 0.65), note(0.5, 76, 1, 0.55), note(1, 81, 1, 0.7)] },
      { play: playBass, notes: [note(1, 38, 2, 0.6)] },
      { play: playBrush, notes: [brush(0.5, 0.35)] },
    ],
  },
  {
    name: 'daybreak-closing',
    kind: 'sting',
    seconds: 4.4,
    room: 0.34,
    parts: [
      {
        play: playPad,
        notes: [
          ...chord(0, 2.8, 0.7, G_MAJOR_NINTH),
          ...chord(3, 2.7, 0.65, A_SUSPENDED),
          ...chord(6, 5, 0.8, D_ADDED_NINTH),
        ],
      },
      { play: playBass, notes: [note(0, 43, 2.8, 0.8), note(3, 45, 2.8, 0.75), note(6, 38, 6, 0.9)] },
      {
        play: playElectricPiano,
        notes: [
          ...chord(0, 2.8, 0.42, G_MAJOR_NINTH),
          ...chord(3, 2.8, 0.38, A_SUSPENDED),
          ...chord(6, 8, 0.5, [...D_ADDED_NINTH, 74]),
        ],
      },
      {
        play: playMarimba,
        notes: [
          note(0, 78, 1, 0.7),
          note(1, 76, 1, 0.55),
          note(2, 74, 1, 0.7),
          note(3, 69, 1, 0.65),
          note(4, 71, 1, 0.6),
          note(5, 76, 1, 0.6),
          note(6, 74, 1, 0.8),
          note(7, 81, 1, 0.4),
          note(8, 86, 1, 0.3),
        ],
      },
      { play: playBrush, notes: [brush(1, 0.45), brush(3, 0.5), brush(4.5, 0.3), brush(5, 0.5)] },
    ],
  },
  {
    name: 'daybreak-bed',
    kind: 'bed',
    seconds: 32 * EIGHTH,
    room: 0.3,
    parts: [
      {
        play: playPad,
        notes: [
          ...chord(0, 8, 0.6, G_MAJOR_NINTH),
          ...chord(8, 8, 0.6, [54, 57, 62, 69]),
          ...chord(16, 8, 0.6, [52, 59, 62, 66]),
          ...chord(24, 8, 0.6, A_SUSPENDED),
        ],
      },
      {
        play: playBass,
        notes: [43, 42, 40, 45].flatMap((pitch, bar) => [
          note(bar * 8, pitch, 5, 0.7),
          note(bar * 8 + 6, pitch + 12, 1.5, 0.35),
        ]),
      },
      {
        play: playMarimba,
        notes: [
          ...row(0, 1, 0.34, [67, 69, 74, 69, 71, 69, 74, undefined]),
          ...row(8, 1, 0.34, [66, 69, 74, 69, 76, 69, 74, undefined]),
          ...row(16, 1, 0.34, [67, 71, 74, 71, 76, 71, 74, undefined]),
          ...row(24, 1, 0.34, [67, 69, 74, 69, 76, 74, 71, 69]),
        ],
      },
      { play: playBrush, notes: [0, 8, 16, 24].flatMap((bar) => [brush(bar + 2, 0.3), brush(bar + 6, 0.38)]) },
    ],
  },
];
