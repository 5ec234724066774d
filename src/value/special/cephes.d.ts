// The package's own declarations stand where its `exports` do not let them be found.
declare module 'cephes' {
  const cephes: {
    readonly compiled: Promise<void>;
    lgam(x: number): number;
    psi(x: number): number;
    incbet(a: number, b: number, x: number): number;
    hyp2f1(a: number, b: number, c: number, z: number): number;
    igamc(a: number, x: number): number;
    ndtr(x: number): number;
  };
  // biome-ignore lint/style/noDefaultExport: it says what the package does.
  export default cephes;
}
