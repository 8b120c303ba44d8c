/**
 * Level of every clip on a plain mono meter and its true-peak ceiling. -19 LUFS there is -16 on a dual-mono meter, the level
 * podcast directories ask of stereo; the ceiling leaves 2.5 dB for what the MP3 encoder adds.
 */
export const LEVELS = { targetLufs: -19, ceilingDbtp: -3.5 } as const;

/** Side of the square cover inside the MP3; players scale it, the feed carries the large one. */
export const TAG_COVER_PIXELS = 600;
