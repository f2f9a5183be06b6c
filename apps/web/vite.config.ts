import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
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

const api = process.env.API_URL ?? 'http://localhost:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), themeStylesheet()],
  build: {
    target: 'es2023',
    // Nothing as a data: address, which the content security policy would have to allow.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
  },
  server: { port: 5173, proxy: { '/api': { target: api, changeOrigin: false } } },
});
