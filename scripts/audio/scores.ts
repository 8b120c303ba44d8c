import type { Score } from './score.ts';
import { DAYBREAK } from './themes/daybreak.ts';
import { HARBOUR } from './themes/harbour.ts';
import { NEWSROOM } from './themes/newsroom.ts';

/** All music that comes with Readout. */
export const SCORES: readonly Score[] = [...DAYBREAK, ...HARBOUR, ...NEWSROOM];
