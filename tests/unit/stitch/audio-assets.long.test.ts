import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exponential, noteFrequency, sineOfTurns } from '../../../scripts/audio/exact-math.ts';
import { makeAssets, manifestOf } from '../../../scripts/audio/make-assets.ts';
import { SCORES } from '../../../scripts/audio/scores.ts';
import { measureSound } from '../../../src/media/measure-sound.ts';
import { readWav, readWavHeader } from '../../../src/media/wav.ts';
import { findAssetsFolder, loadAssets, loadManifest } from '../../../src/stitch/load-assets.ts';

/** Seconds by the place where an asset is heard. */
const LENGTHS: Readonly<Record<string, readonly [number, number]>> = {
  opening: [2.5, 4],
  chapter: [1, 2],
  closing: [3, 5],
  bed: [6, 12],
};

const folder = findAssetsFolder();
const manifest = await loadManifest(folder);

describe('the audio assets', () => {
  it('are all listed, and nothing else lies there', () => {
    const files = readdirSync(folder, { recursive: true }).map(String);
    expect(files.filter((file) => file.endsWith('.wav')).sort()).toEqual(
      manifest.assets.map(({ file }) => file).sort(),
    );
  });

  it('are what their manifest says: format, length, loudness, peak, bytes', () => {
    for (const asset of manifest.assets) {
      const bytes = readFileSync(join(folder, asset.file));
      expect(readWavHeader(bytes)?.format).toEqual({
        channels: 1,
        sampleRate: 48_000,
        bitsPerSample: 16,
        isFloat: false,
      });
      const measure = measureSound(readWav(bytes)?.samples ?? new Float32Array());
      expect(measure.samples).toBe(asset.samples);
      expect(measure.lufs).toBeCloseTo(asset.lufs, 1);
      expect(measure.truePeak).toBeCloseTo(asset.truePeak, 1);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(asset.sha256);
      expect(asset.licence).toBe('CC0-1.0');
    }
  });

  it('are as loud as speech; stings begin softly and end in silence', () => {
    for (const asset of manifest.assets) {
      expect(Math.abs(asset.lufs + 19)).toBeLessThan(0.5);
      expect(asset.truePeak).toBeLessThanOrEqual(-3.5);
      const samples = readWav(readFileSync(join(folder, asset.file)))?.samples ?? new Float32Array();
      const loudest = (from: number, to: number) =>
        samples.slice(from, to).reduce((peak, s) => Math.max(peak, Math.abs(s)), 0);
      if (asset.kind === 'bed') continue;
      expect(loudest(0, 24)).toBeLessThan(0.02);
      expect(loudest(samples.length - 2400, samples.length)).toBeLessThan(0.01);
    }
  });

  it('last as long as their place allows', () => {
    for (const { name, samples } of manifest.assets) {
      const [least, most] = LENGTHS[name.split('-').at(-1) ?? ''] ?? [0, 0];
      expect(samples / 48_000, name).toBeGreaterThanOrEqual(least);
      expect(samples / 48_000, name).toBeLessThanOrEqual(most);
    }
  });

  it('are three themes of a bed and three stings, in less than 6 MB', () => {
    const themes = new Map<string, string[]>();
    for (const { name } of manifest.assets) {
      const [theme = '', place = ''] = name.split('-');
      themes.set(theme, [...(themes.get(theme) ?? []), place]);
    }
    expect([...themes.keys()]).toEqual(['daybreak', 'harbour', 'newsroom']);
    for (const places of themes.values()) expect(places).toEqual(['opening', 'chapter', 'closing', 'bed']);
    expect(manifest.assets.reduce((sum, { samples }) => sum + samples * 2, 0)).toBeLessThan(6e6);
  });

  it('have beds that go round without a click', () => {
    for (const asset of manifest.assets.filter(({ kind }) => kind === 'bed')) {
      const samples = readWav(readFileSync(join(folder, asset.file)))?.samples ?? new Float32Array();
      const steps = samples.map((sample, at) => Math.abs(sample - (samples.at(at - 1) ?? 0)));
      const inside = steps.slice(1).reduce((most, step) => Math.max(most, step), 0);
      expect(steps[0]).toBeLessThan(inside);
      // Loudness bins of 20 ms fit it exactly, however often it goes round.
      expect(asset.samples % 960).toBe(0);
    }
  });

  it('come out of the script again byte for byte', () => {
    // The shortest sting of each theme and one bed: all of them take ten seconds.
    const made = makeAssets(SCORES.filter(({ name }) => name.endsWith('-chapter') || name === 'newsroom-bed'));
    const names = made.map(({ asset }) => asset.name);
    expect(names.length).toBe(4);
    expect(manifestOf(made).assets).toEqual(manifest.assets.filter(({ name }) => names.includes(name)));
    expect(SCORES.map(({ name }) => name)).toEqual(manifest.assets.map(({ name }) => name));
    for (const { asset, bytes } of made) {
      expect(Buffer.compare(readFileSync(join(folder, asset.file)), bytes)).toBe(0);
    }
  });

  it('are refused when a file is not the one that the manifest describes', async () => {
    const other = await mkdtemp(join(tmpdir(), 'readout-assets-'));
    const [asset] = manifest.assets;
    await writeFile(join(other, 'changed.wav'), readFileSync(join(folder, asset?.file ?? '')).fill(1, 1000, 1100));
    const changed = { ...manifest, assets: manifest.assets.map((one) => ({ ...one, file: 'changed.wav' })) };
    await expect(loadAssets(other, changed, [asset?.name ?? ''])).rejects.toMatchObject({ code: 'bad-file' });
    await expect(loadAssets(other, manifest, [asset?.name ?? ''])).rejects.toMatchObject({ code: 'bad-file' });
  });
});

describe('the arithmetic of the instruments', () => {
  it('is that of the standard library, to seven places', () => {
    for (let step = -40; step <= 40; step += 1) {
      expect(sineOfTurns(step / 17)).toBeCloseTo(Math.sin((2 * Math.PI * step) / 17), 7);
      expect(exponential(step / 4) / Math.exp(step / 4)).toBeCloseTo(1, 9);
    }
    expect(noteFrequency(69)).toBe(440);
    expect(noteFrequency(57)).toBeCloseTo(220, 9);
    expect(noteFrequency(81)).toBeCloseTo(880, 9);
  });
});
