// The pages without the server, for whoever measures what rendering them costs by itself. See bin/bench/framework.mjs.
import * as build from 'virtual:remix/server-build';

export const pages = build;
