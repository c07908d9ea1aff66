import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import type { Retirement } from './practice-reading.type';

/** Says above a practice that it is no longer offered: who decided so when, and why. */
export function RetiredNotice({ retired: { at, by, organisation, reason } }: { retired: Retirement }) {
  const t = useT(practiceMessages);
  const lang = useLang();
  return (
    <div className="notice stack" role="note">
      <p><strong>{t('state.retired')}.</strong> {t('retired.notice', { by: organisation ? by : 'coordinator', organisation: organisation ?? '', at: formatDate(lang, at) })}</p>
      <p className="kept-lines">{t('retired.why', { reason })}</p>
      <p><a href={`/${lang}/practices`}>{t('retired.offers')}</a></p>
    </div>
  );
}
