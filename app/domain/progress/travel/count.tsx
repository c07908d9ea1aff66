import { formatNumber } from '#app/platform/i18n/format';
import { useLang } from '#app/platform/i18n/messages';
import type { Linked } from './travel.type';

/** A number that leads to as many rows; nothing to open where there is none. */
export function Count({ of: { n, href }, says }: { of: Linked; says: string }) {
  const lang = useLang();
  return n === 0 ? <>0</> : <a href={href} aria-label={`${says}: ${formatNumber(lang, n)}`}>{formatNumber(lang, n)}</a>;
}
