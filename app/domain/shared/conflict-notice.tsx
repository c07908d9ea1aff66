import { REFUSAL } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { sharedMessages } from './messages';

export type ConflictView = { by: string | null; at: string; differences: { name: string; label: string; theirs: string; mine: string }[] };

/** Tells that somebody else saved first: both texts side by side, and that the form below keeps the person's own. */
export function ConflictNotice({ conflict }: { conflict: ConflictView }) {
  const t = useT(sharedMessages);
  return (
    <div {...REFUSAL}>
      <h2>{t('edit.conflict', { by: conflict.by ?? t('edit.someone'), at: conflict.at })}</h2>
      <p>{t('edit.merge')}</p>
      {conflict.differences.map(({ name, label, theirs, mine }) => (
        <section key={name} aria-label={label}>
          <h3>{label}</h3>
          <div className="compare">
            <div>
              <h4>{t('edit.theirs')}</h4>
              <p className="kept-lines">{theirs || t('edit.empty')}</p>
            </div>
            <div>
              <h4>{t('edit.yours')}</h4>
              <p className="kept-lines">{mine || t('edit.empty')}</p>
            </div>
          </div>
        </section>
      ))}
    </div>
  );
}
