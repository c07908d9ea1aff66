// The development server: the same server, loaded through Vite, so that pages and machinery share their modules
// and a change shows on the next request.
import { createServer } from 'vite';

const vite = await createServer({ server: { middlewareMode: true, hmr: false, ws: false }, appType: 'custom' });
const { serve, giveUp } = await vite.ssrLoadModule('/server/run.ts');
try {
  await serve({ vite: vite.middlewares, build: () => vite.ssrLoadModule('virtual:remix/server-build') });
  console.log(`Aukio (development): ${process.env.ORIGIN}`);
} catch (error) {
  giveUp(error);
}
