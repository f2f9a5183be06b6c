import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip as gzipCallback } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzip = promisify<Buffer, object, Buffer>(gzipCallback);

const worthCompressing = /\.(?:js|css|svg)$/;

/** A plugin of Vite: each file beside itself as .br and .gz, which the server sends as they are. */
export const compressedFiles = () => ({
  name: 'patchbay-compressed-files',
  apply: 'build' as const,
  writeBundle: async ({ dir }: { dir?: string | undefined }, bundle: object) => {
    const names = Object.keys(bundle).filter((name) => worthCompressing.test(name));
    await Promise.all(
      names.map(async (name) => {
        const path = join(dir!, name);
        const content = await readFile(path);
        await Promise.all([writeFile(`${path}.br`, await brotli(content)), writeFile(`${path}.gz`, await gzip(content, { level: 9 }))]);
      }),
    );
  },
});
