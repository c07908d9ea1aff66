import { flatRoutes } from 'remix-flat-routes';

/** Remix's own settings; vite.config.ts passes them on, so that they live in one place. */
export default {
  appDirectory: 'app',
  ignoredRouteFiles: ['**/*'],
  routes: (defineRoutes) => flatRoutes('routes', defineRoutes),
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    // Both stay off: an open denial of service in turbo-stream 2, and a costly /__manifest.
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
};
