import { REFUSAL } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { sharedMessages } from '#app/domain/shared/messages';
import type { ReportClash } from './form.type';
import { reportMessages } from './messages';

/** Tells what two people changed at the same time: who saved what and when, both texts, and the way to each field. */
export function ReportClashes({ clashes }: { clashes: ReportClash[] }) {
  const t = useT(reportMessages);
  const shared = useT(sharedMessages);
  return (
    <div {...REFUSAL}>
      <h2>{t('conflict.title')}</h2>
      <p>{clashes.length > 0 ? t('conflict.lead') : t('conflict.again')}</p>
      {clashes.map(({ field, label, by, at, theirs, mine }) => (
        <section key={field} aria-label={label}>
          <h3>{label}</h3>
          <p className="meta">{t('conflict.by', { by: by ?? shared('edit.someone'), at })}</p>
          <div className="compare">
            <div>
              <h4>{shared('edit.theirs')}</h4>
              <p className="kept-lines">{theirs || shared('edit.empty')}</p>
            </div>
            <div>
              <h4>{shared('edit.yours')}</h4>
              <p className="kept-lines">{mine || shared('edit.empty')}</p>
            </div>
          </div>
          <p><a href={`#f-${field.replace(/[^a-zA-Z0-9]+/g, '-')}`}>{t('conflict.go')}</a></p>
        </section>
      ))}
    </div>
  );
}
