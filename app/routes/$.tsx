/** Every address that is no page: the root's error page, with the header and the ways on. */
export function loader() {
  throw new Response(null, { status: 404 });
}

export const action = loader;

export default function Nothing() {
  return null;
}
