import { Worker } from 'node:worker_threads';

/**
 * Starts a worker thread from a file beside `base`, named by its source (`./flite-thread.ts`). Works from compiled
 * JavaScript and straight from TypeScript, under tsx and vitest alike.
 * @param data What the thread finds as `workerData`.
 */
export function startThread(source: string, base: string, data: unknown): Worker {
  if (!base.endsWith('.ts')) {
    return new Worker(new URL(source.replace(/\.ts$/u, '.js'), base), { workerData: data });
  }
  // Node 20 ignores `--import` in a worker's execArgv, so a thread cannot be given tsx's loader as an option: the
  // loader is registered by the thread's first line. Only a source checkout, which has tsx, ever comes here.
  const loader = JSON.stringify(import.meta.resolve('tsx/esm/api'));
  const file = JSON.stringify(new URL(source, base).href);
  const firstLine = `import(${loader}).then((tsx) => { tsx.register(); return import(${file}); })`;
  return new Worker(firstLine, { eval: true, execArgv: [], workerData: data });
}
