// The production server. vite.config.ts makes this file the entry of Remix's server build, so that the server and
// the pages are one bundle: there is one database client, one set of settings and one list of letters in the
// process, and plain Node runs it.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as build from 'virtual:remix/server-build';
import { giveUp, serve } from './run';

const here = dirname(fileURLToPath(import.meta.url));

try {
  await serve({ build, clientFolder: join(here, '../client') });
} catch (error) {
  giveUp(error);
}
