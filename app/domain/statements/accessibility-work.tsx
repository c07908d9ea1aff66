import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { statementMessages } from './messages';

/** Tells an administrator what the accessibility statement waits for. */
export function AccessibilityWork({ assessedOn, isOld, late }: { assessedOn: string; isOld: boolean; late: number }) {
  const t = useT(statementMessages);
  const lang = useLang();
  return (
    <div className="stack">
      {isOld && <p>{t('accessibility.desk.old', { date: formatDate(lang, assessedOn) })}</p>}
      {late > 0 && <p>{t('accessibility.desk.late', { count: late })}</p>}
      <p><a href={`/${lang}/desk/accessibility`}>{t('accessibility.desk.open')}</a></p>
    </div>
  );
}
