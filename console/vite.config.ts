import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where a running server answers while the console is worked on; `npm run dev -w console` hands /v1 on to it. */
const serverUrl = process.env.LOYALTY_URL ?? 'http://127.0.0.1:4100';

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Browsers of the last three years; anything older gets a page that says so instead of a broken one.
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Inlined files become data: addresses, which a strict content security policy refuses.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
  server: {
    proxy: { '/v1': serverUrl, '/health': serverUrl, '/ready': serverUrl, '/openapi.json': serverUrl, '/docs': serverUrl },
  },
});
