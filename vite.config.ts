import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import remixConfig from './remix.config.js';

/**
 * Makes our own server the entry of Remix's server build; it imports the pages. See server/start.ts.
 * Beside it lie the processes that draw pictures for links, set documents, clean uploaded ones and carry letters, and the pages by themselves, for measuring.
 */
const ownServer: Plugin = {
  name: 'aukio-server',
  config: (_, { isSsrBuild }) => (isSsrBuild ? { build: { rollupOptions: { input: { index: 'server/start.ts', pages: 'server/pages.ts', artist: 'app/platform/link-picture/artist.ts', press: 'app/platform/press/press.ts', cleaner: 'app/platform/files/cleaner.ts', carrier: 'app/platform/mail/carrier.ts' }, output: { entryFileNames: '[name].js' } } } } : undefined),
};

/** Sheets of rooms are written plainly and lie in the layer of components, as tailwind.css has the layers in order. See decision 29. */
const roomLayer: Plugin = {
  name: 'aukio-room-layer',
  enforce: 'pre',
  transform: (css, id) => (/\/app\/(domain|components)\/.*\.css(\?|$)/.test(id) ? { code: `@layer components {${css}}`, map: null } : undefined),
};

export default defineConfig({
  plugins: [roomLayer, tailwindcss(), remix(remixConfig), ownServer],
  build: { assetsInlineLimit: 0, target: 'es2022', cssTarget: ['chrome111', 'firefox128', 'safari16.4'] },
  // The browser gets app/entry.client.tsx alone; looking for more would try to bundle the server's libraries.
  optimizeDeps: { noDiscovery: true, include: ['@github/markdown-toolbar-element'] },
  server: { hmr: false },
});
