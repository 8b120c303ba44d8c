/**
 * The part of WebAssembly that flite needs. TypeScript declares it with the browser's types only, which this program
 * does not want: `document` and `window` would type-check.
 */
declare namespace WebAssembly {
  class Module {
    private readonly brand: undefined;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: Readonly<Record<string, unknown>>): Promise<Instance>;
}
