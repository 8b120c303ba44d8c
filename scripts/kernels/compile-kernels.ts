import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const SOURCE = join(import.meta.dirname, '..', '..', 'src/media/kernels/assembly');
/** Without a run-time library: nothing is allocated in them, and nothing is imported. */
const OPTIONS = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--noAssert', '--initialMemory', '1'];
const LINE = 112;

/** Compiles the kernels' AssemblyScript and gives the text of the file that holds them, the same for the same sources. */
export async function compileKernels(): Promise<string> {
  let module = new Uint8Array();
  const { error, stderr } = await main(['index.ts', ...OPTIONS, '--baseDir', SOURCE, '-o', 'kernels.wasm'], {
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') module = new Uint8Array(contents);
    },
  });
  if (error !== null) throw new Error(`The kernels cannot be compiled: ${stderr.toString()}`);
  const text = Buffer.from(module).toString('base64');
  const lines = Array.from({ length: Math.ceil(text.length / LINE) }, (_, line) =>
    text.slice(line * LINE, (line + 1) * LINE),
  );
  const quoted = lines.map((line) => `  '${line}',`).join('\n');
  return `// Compiled from \`assembly\` by \`npx tsx scripts/make-kernels.ts\`; a test sees that it is current.

/** A WebAssembly module in base64, in pieces. */
export const KERNELS_MODULE: readonly string[] = [
${quoted}
];
`;
}
