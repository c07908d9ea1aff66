import type { ReactNode } from 'react';
import { useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import { MOST_COMPARED } from './compare.type';
import './compare.css';

type Props<P> = { action: string; practices: readonly P[]; children: (practice: P, box: ReactNode) => ReactNode };

/** Practices of a list, each with a box to tick, and a plain form that shows those ticked beside each other. */
export function CompareForm<P extends { slug: string; title: string; lang: string }>({ action, practices, children }: Props<P>) {
  const t = useT(practiceMessages);
  const boxOf = ({ slug, title, lang }: P) => (
    <label className="compare-box no-print">
      <input type="checkbox" name="with" value={slug} /> {t('compare.choose')}<span className="sr-only">: <span lang={lang}>{title}</span></span>
    </label>
  );
  const list = (
    <ul className="grid-cards">
      {practices.map((practice) => <li key={practice.slug}>{children(practice, practices.length > 1 && boxOf(practice))}</li>)}
    </ul>
  );
  if (practices.length < 2) return list;
  return (
    <form action={action}>
      {list}
      <p className="compare-button no-print">
        <button type="submit" className="btn-secondary">{t('compare.button')}</button>
        <span className="meta">{t('compare.most', { count: MOST_COMPARED })}</span>
      </p>
    </form>
  );
}
