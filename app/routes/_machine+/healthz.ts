import { json } from '@remix-run/node';

/** The process lives. It asks nothing of the database, so that a broken database restarts nobody. */
export const loader = () => json({ alive: true }, { headers: { 'Cache-Control': 'no-store' } });
