import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedFiles } from '../../scripts/lib/compressed-files.ts';

export default defineConfig({
  root: import.meta.dirname,
  // Below the dashboard, on the same host: invitations lead to `/app/`.
  base: '/app/',
  plugins: [react(), compressedFiles()],
  build: { target: 'es2022', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { port: 5174, proxy: { '/api': { target: process.env.API_URL ?? 'http://localhost:3000' } } },
});
