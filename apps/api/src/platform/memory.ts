/**
 * Has what nobody holds any more collected where the heap has grown beyond `bytes`: left to itself, V8 lets the remains of a long
 * stream pile up to several times what is in use. Does nothing where Node.js was started without `--expose-gc`.
 */
export const collectAbove = (bytes: number): void => {
  if (globalThis.gc && process.memoryUsage().heapUsed > bytes) globalThis.gc();
};
