import { playBass, playBrush, playElectricPiano, playMarimba, playPad } from '../instruments.ts';
import { notation, type Score } from '../score.ts';

/** An eighth note of a slow six-eight: boats at their moorings. */
const EIGHTH = 0.42;
const { note, chord, row, brush } = notation(EIGHTH);

// In F major with an open fourth: the chord of B flat leans on F and never quite lands before the last bar.
const F_ADDED_NINTH = [53, 60, 65, 67];
const B_FLAT_MAJOR_SEVENTH = [46, 58, 62, 69];
const D_MINOR_SEVENTH = [50, 57, 60, 65];
const C_SUSPENDED = [48, 55, 60, 65];

/** The theme "harbour": electric piano in slow waves over a pad, for an evening. */
export const HARBOUR: readonly Score[] = [
  {
    name: 'harbour-opening',
    kind: 'sting',
    seconds: 3.9,
    room: 0.4,
    parts: [
      { play: playPad, notes: [...chord(0, 3, 0.7, B_FLAT_MAJOR_SEVENTH), ...chord(3, 4.5, 0.8, F_ADDED_NINTH)] },
      { play: playBass, notes: [note(0, 46, 2.8, 0.7), note(3, 41, 4, 0.85)] },
      {
        play: playElectricPiano,
        notes: [
          ...row(0, 0.5, 0.5, [62, 65, 69, 74, 72, 69]),
          ...chord(3, 5, 0.5, F_ADDED_NINTH),
          note(3.5, 72, 4, 0.45),
          note(4, 77, 4, 0.4),
        ],
      },
      { play: playBrush, notes: [brush(1.5, 0.25), brush(3, 0.35)] },
    ],
  },
  {
    name: 'harbour-chapter',
    kind: 'sting',
    seconds: 1.9,
    room: 0.36,
    parts: [
      { play: playPad, notes: chord(0, 2, 0.5, C_SUSPENDED) },
      { play: playElectricPiano, notes: [note(0, 65, 2, 0.5), note(0.5, 67, 2, 0.45), note(1, 72, 3, 0.5)] },
      { play: playBass, notes: [note(1, 41, 2, 0.5)] },
    ],
  },
  {
    name: 'harbour-closing',
    kind: 'sting',
    seconds: 4.8,
    room: 0.42,
    parts: [
      {
        play: playPad,
        notes: [
          ...chord(0, 2, 0.65, D_MINOR_SEVENTH),
          ...chord(2, 2, 0.65, B_FLAT_MAJOR_SEVENTH),
          ...chord(4, 5, 0.8, F_ADDED_NINTH),
        ],
      },
      { play: playBass, notes: [note(0, 50, 1.8, 0.65), note(2, 46, 1.8, 0.7), note(4, 41, 5, 0.85)] },
      {
        play: playElectricPiano,
        notes: [
          ...row(0, 0.5, 0.5, [65, 69, 72, 69, 65, 69, 74, 69]),
          ...chord(4, 6, 0.5, [...F_ADDED_NINTH, 72]),
          note(5, 77, 4, 0.35),
        ],
      },
      { play: playMarimba, notes: [note(4, 77, 1, 0.3), note(6, 84, 1, 0.2)] },
    ],
  },
  {
    name: 'harbour-bed',
    kind: 'bed',
    seconds: 24 * EIGHTH,
    room: 0.4,
    parts: [
      {
        play: playPad,
        notes: [
          ...chord(0, 6, 0.6, F_ADDED_NINTH),
          ...chord(6, 6, 0.6, D_MINOR_SEVENTH),
          ...chord(12, 6, 0.6, B_FLAT_MAJOR_SEVENTH),
          ...chord(18, 6, 0.6, C_SUSPENDED),
        ],
      },
      { play: playBass, notes: [41, 50, 46, 48].map((pitch, bar) => note(bar * 6, pitch, 5.5, 0.55)) },
      {
        play: playElectricPiano,
        notes: [
          ...row(0, 1, 0.3, [60, 65, 67, 69, 67, 65]),
          ...row(6, 1, 0.3, [60, 65, 69, 72, 69, 65]),
          ...row(12, 1, 0.3, [62, 65, 69, 74, 69, 65]),
          ...row(18, 1, 0.3, [60, 65, 67, 72, 67, 65]),
        ],
      },
    ],
  },
];
