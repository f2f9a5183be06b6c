import { stat } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import compile from 'icu-minify/compile';
import { defineConfig, type Plugin } from 'vite';
import { compressedFiles } from '../../scripts/lib/compressed-files.ts';
import { themeCss } from './src/ui/theme-css.ts';

/**
 * The theme's CSS variables as a stylesheet. Mantine would write them into a `<style>` element at run time, which a
 * content security policy without 'unsafe-inline' refuses.
 */
const themeStylesheet = (): Plugin => ({
  name: 'patchbay-theme',
  resolveId: (id) => (id === 'virtual:theme.css' ? '\0theme.css' : undefined),
  load: (id) => (id === '\0theme.css' ? themeCss() : undefined),
});

type Messages = { [key: string]: string | Messages };

const compiled = (messages: Messages): object =>
  Object.fromEntries(Object.entries(messages).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compiled(value)]));

const catalogue = /\/src\/i18n\/(?:en|de)\/(?!index\.ts|entry\.ts)[\w-]+\.ts$/;

/**
 * Parses the catalogues' ICU messages while building, so that no browser loads a parser for them (10 kB, gzipped). A catalogue
 * holds words and nothing else, its own or those that the domain has.
 */
const compiledWords = (): Plugin => ({
  name: 'patchbay-words',
  // Tests load use-intl past the bundler, so they take the catalogues as they are written.
  apply: (_, { mode }) => mode !== 'test',
  config: () => ({ resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } } }),
  load: async (id) => {
    if (!catalogue.test(id)) return undefined;
    // By its time, so that a catalogue that is written anew is read anew.
    const areas = (await import(`${pathToFileURL(id).href}?${(await stat(id)).mtimeMs}`)) as { [area: string]: Messages };
    return Object.entries(areas)
      .map(([area, messages]) => `export const ${area} = ${JSON.stringify(compiled(messages))};`)
      .join('\n');
  },
});

// The pages before the sign-in, with all that they rest on and share with the others, in one file: some twenty small ones
// would be waited for one after the other.
const firstScreen = /\/src\/(?:features\/sign-in|shell\/logo)|@mantine\/core\/esm\/(?:core|components\/(?:ActionIcon|Alert|Anchor|Button|Input|InputBase|Loader|PasswordInput|Stack|TextInput))\//;

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), themeStylesheet(), compiledWords(), compressedFiles()],
  build: {
    target: 'es2023',
    // Nothing as a data: address, which the content security policy would have to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first-screen', test: firstScreen }] } } },
  },
  server: { port: 5173, proxy: { '/api': { target: process.env.API_URL ?? 'http://localhost:3000' } } },
});
