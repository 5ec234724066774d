import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where a running server answers while the console is worked on; `npm run dev -w console` hands /v1 on to it. */
const serverUrl = process.env.LOYALTY_URL ?? 'http://127.0.0.1:4680';

/**
 * A handful of files instead of a hundred crumbs that cost a request each. `start` is what every page needs; the others are what
 * many pages share, apart by when they are needed: dialogs and menus come only where something opens.
 */
const groups = [
  // What both pages stand on: a customer's own space loads this and its own few files, and nothing else of the console.
  {
    name: 'ground',
    test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|void-elements|html-parse-stringify)[\\/]|preload-helper|src[\\/](theme[\\/](tokens|base)\.css|format[\\/]|people[\\/]use-trait-name|language[\\/]language\.ts|api[\\/]request-failed)/,
    priority: 20,
  },
  { name: 'own', test: /src[\\/]own[\\/]|own\.html/, priority: 15 },
  { name: 'start', tags: ['$initial' as const], priority: 10 },
  {
    name: 'controls',
    test: /@mantine[\\/]hooks|core[\\/]esm[\\/]components[\\/](\w*Button|ActionIcon|Loader|Transition|Paper|Box)[\\/]|parts[\\/](copy-button|use-action)/,
    priority: 9,
  },
  { name: 'fields', test: /core[\\/]esm[\\/]components[\\/](\w*Input\w*|NativeSelect|Textarea|Switch)[\\/]/, priority: 8 },
  {
    name: 'overlay',
    test: /@floating-ui|react-remove-scroll|use-sidecar|core[\\/]esm[\\/]components[\\/](Popover|Menu|Modal|ModalBase|Drawer|Overlay|Portal|Floating)|parts[\\/](form-dialog|reason-dialog|secret-|side-drawer)/,
    priority: 7,
  },
  { name: 'table', test: /@tanstack[\\/](react-)?virtual|parts[\\/]table|parts[\\/]use-(scroll-margin|narrow)/, priority: 5 },
  { name: 'parts', test: /src[\\/](parts|format|people[\\/](avatar|use-)|api[\\/])/, minShareCount: 2, priority: 4 },
];

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
    rolldownOptions: {
      input: ['index.html', 'own.html'],
      output: {
        codeSplitting: {
          groups,
        },
      },
    },
  },
  server: {
    proxy: { '/v1': serverUrl, '/health': serverUrl, '/ready': serverUrl, '/openapi.json': serverUrl, '/docs': serverUrl },
  },
});
