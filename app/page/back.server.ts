/** A page of the desk that a form leads back to, as an address named it; anything else leads to `fallback`. */
export function deskPath(named: string | null | undefined, fallback: string): string {
  if (!named || named.length > 500 || !/^\/(fi|sv|en)\/desk(?=[/?#]|$)[\u0021-\u007e]*$/.test(named)) return fallback;
  const { pathname, search, hash } = new URL(named, 'http://desk.invalid');
  // As a browser reads it: dots may lead out of the desk again.
  return /^\/(fi|sv|en)\/desk(\/|$)/.test(pathname) ? pathname + search + hash : fallback;
}
