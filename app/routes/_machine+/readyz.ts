import { json } from '@remix-run/node';
import { health } from '#app/platform/health/health.server';

/** Whether this server should be given work; 503 while it should not. */
export async function loader() {
  const state = await health();
  return json(state, { status: state.ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
