import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';

/** What a reader of an earlier version is told: that nothing changed, or which parts did. */
export type Since = { from: number; to: number; at: string; changed: { name: string; label: string }[] };

/** Says above a practice what became otherwise since the version that the reader took it up in. */
export function SinceNotice({ since: { from, to, at, changed }, slug }: { since: Since; slug: string }) {
  const t = useT(practiceMessages);
  const lang = useLang();
  const day = formatDate(lang, at);
  if (changed.length === 0) return <p className="notice">{t('since.same', { number: from, at: day })}</p>;
  return (
    <div className="notice">
      <p>{t('since.changed', { number: from, at: day, count: changed.length })} {changed.map(({ label }) => label).join(' · ')}</p>
      <p><a href={`/${lang}/practices/${slug}/versions?from=${from}&to=${to}`}>{t('since.see')}</a></p>
    </div>
  );
}
