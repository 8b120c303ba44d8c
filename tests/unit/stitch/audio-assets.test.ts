import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exponential, noteFrequency, sineOfTurns } from '../../../scripts/audio/exact-math.ts';
import { makeAssets, manifestOf } from '../../../scripts/audio/make-assets.ts';
import { measureSound } from '../../../src/media/measure-sound.ts';
import { readWav, readWavHeader } from '../../../src/media/wav.ts';
import { findAssetsFolder, loadAssets, loadManifest } from '../../../src/stitch/load-assets.ts';

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

  it('are as loud as speech, begin softly and end in silence', () => {
    for (const asset of manifest.assets) {
      expect(Math.abs(asset.lufs + 19)).toBeLessThan(0.5);
      expect(asset.truePeak).toBeLessThanOrEqual(-3.5);
      const samples = readWav(readFileSync(join(folder, asset.file)))?.samples ?? new Float32Array();
      const loudest = (from: number, to: number) =>
        samples.slice(from, to).reduce((peak, s) => Math.max(peak, Math.abs(s)), 0);
      expect(loudest(0, 24)).toBeLessThan(0.02);
      expect(loudest(samples.length - 2400, samples.length)).toBeLessThan(0.01);
    }
  });

  it('last as long as their place allows', () => {
    const seconds = Object.fromEntries(manifest.assets.map(({ name, samples }) => [name, samples / 48_000]));
    expect(seconds['daybreak-opening']).toBeGreaterThanOrEqual(2.5);
    expect(seconds['daybreak-opening']).toBeLessThanOrEqual(4);
    expect(seconds['daybreak-chapter']).toBeGreaterThanOrEqual(1);
    expect(seconds['daybreak-chapter']).toBeLessThanOrEqual(2);
    expect(seconds['daybreak-closing']).toBeGreaterThanOrEqual(3);
    expect(seconds['daybreak-closing']).toBeLessThanOrEqual(5);
  });

  it('come out of the script again byte for byte', () => {
    const made = makeAssets();
    expect(manifestOf(made)).toEqual(manifest);
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
