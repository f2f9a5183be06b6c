/** Bytes through one of the platform's transforms (Compression Streams), pulled as they are wanted and not before. */
export async function* through(chunks: AsyncIterable<Uint8Array>, transform: CompressionStream | DecompressionStream): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  const readable = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: async (controller) => {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value as Uint8Array<ArrayBuffer>);
    },
    cancel: async () => {
      await source.return?.();
    },
  });
  const reader = readable.pipeThrough(transform).getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // Whoever stops early must not leave the rest of the pipe waiting.
    await reader.cancel().catch(() => undefined);
  }
}
