import { readFile } from 'node:fs/promises';
import react from '@vitejs/plugin-react';
import compile from 'icu-minify/compile';
import { defineConfig, transformWithOxc, type Plugin } from 'vite';
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

/** Parses the catalogues' ICU messages while building, so that no browser loads a parser for them (10 kB, gzipped). */
const compiledWords = (): Plugin => ({
  name: 'patchbay-words',
  // Tests load use-intl past the bundler, so they take the catalogues as they are written.
  apply: (_, { mode }) => mode !== 'test',
  config: () => ({ resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } } }),
  load: async (id) => {
    if (!catalogue.test(id)) return undefined;
    const { code } = await transformWithOxc(await readFile(id, 'utf8'), id);
    const areas = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as { [area: string]: Messages };
    return Object.entries(areas)
      .map(([area, messages]) => `export const ${area} = ${JSON.stringify(compiled(messages))};`)
      .join('\n');
  },
});

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), themeStylesheet(), compiledWords()],
  build: {
    target: 'es2023',
    // Nothing as a data: address, which the content security policy would have to allow.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
  },
  server: { port: 5173, proxy: { '/api': { target: process.env.API_URL ?? 'http://localhost:3000' } } },
});
