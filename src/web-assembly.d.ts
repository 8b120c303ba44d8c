/**
 * The part of WebAssembly that flite and our kernels need. TypeScript declares it with the browser's types only, which this
 * program does not want: `document` and `window` would type-check.
 */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
    private readonly brand: undefined;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
    /** Makes it larger by so many pages of 64 KiB; its buffer is another one from then on. */
    grow(pages: number): number;
  }
  class Instance {
    constructor(module: Module, imports?: Readonly<Record<string, unknown>>);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: Readonly<Record<string, unknown>>): Promise<Instance>;
}
