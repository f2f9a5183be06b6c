import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { dependencies: { [name: string]: string } };

/**
 * The server as JavaScript: what stands in this repository in one piece per role, and what the packages of this repository depend
 * on with it. What the API itself depends on stays where it is installed, for some of it is native.
 */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    rolldownOptions: {
      input: { main: at('src/main.ts'), child: at('src/adapters/audio/child.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
  ssr: { noExternal: true, external: Object.keys(dependencies).filter((name) => !name.startsWith('@patchbay/')) },
});
