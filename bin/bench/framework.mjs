// Remix alone: its handler with the whole table of routes on Express, rendering to a string with the payload that hydration needs, from
// loader data that was recorded while the database was there and is in memory since. No guard, no log, no session, no database.
import { createRequestHandler } from '@remix-run/express';
import { json } from '@remix-run/node';
import { Scripts } from '@remix-run/react';
import compression from 'compression';
import express from 'express';
import { createElement, Fragment } from 'react';

const { pages } = await import(new URL('../../build/server/pages.js', import.meta.url).href);

/** What each loader answered, by route and address. */
const recorded = new Map();

const routes = Object.fromEntries(
  Object.entries(pages.routes).map(([id, route]) => {
    const { loader, default: Page, ...module } = route.module;
    const withScripts = id === 'root' ? () => createElement(Fragment, null, createElement(Page), createElement(Scripts)) : Page;
    const remembering =
      loader &&
      (async (args) => {
        const key = `${id} ${args.request.url}`;
        if (recorded.has(key)) return json(recorded.get(key));
        const answer = await loader(args);
        recorded.set(key, await answer.clone().json());
        return answer;
      });
    return [id, { ...route, module: { ...module, ...(Page && { default: withScripts }), ...(loader && { loader: remembering }) } }];
  }),
);

const app = express();
app.use(compression());
app.all('*', createRequestHandler({ build: { ...pages, routes }, mode: 'production', getLoadContext: () => ({ clientAddress: '', drained: async () => {} }) }));
const server = app.listen(0, '127.0.0.1', () => process.send(server.address().port));

process.once('disconnect', () => process.exit(0));
