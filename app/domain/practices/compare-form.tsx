import type { ReactNode } from 'react';
import { useLang, useT } from '#app/platform/i18n/messages';
import { practiceMessages } from './messages';
import { MOST_COMPARED } from './compare.type';
import './compare.css';

type Listed = { slug: string; title: string; lang: string };

type Props<P> = {
  /** Where the list is; the page that compares is below it */
  path: string;
  practices: readonly P[];
  /** What is ticked, also what this page of the list does not show */
  ticked: readonly Listed[];
  /** What else the address says, which goes along */
  kept: URLSearchParams;
  children: (practice: P, box: ReactNode) => ReactNode;
};

/**
 * Practices of a list, each with a box to tick, and a plain form that shows those ticked beside each other. Ticks are carried in the
 * address: a script puts them there at once, without one a button does.
 */
export function CompareForm<P extends Listed>({ path, practices, ticked, kept, children }: Props<P>) {
  const t = useT(practiceMessages);
  const page = useLang();
  const elsewhere = ticked.filter(({ slug }) => !practices.some((one) => one.slug === slug));
  const isTicked = (slug: string) => ticked.some((one) => one.slug === slug);
  const others = [...kept].filter(([name]) => name !== 'with');
  return (
    <compare-ticks>
      <form action={`${path}/compare`}>
        {others.map(([name, value]) => <input key={`${name}=${value}`} type="checkbox" hidden name={name} value={value} defaultChecked />)}
        <ul className="grid-cards">
          {practices.map((practice) => (
            <li key={practice.slug}>
              {children(practice, (
                <label className="compare-box no-print">
                  <input type="checkbox" name="with" value={practice.slug} defaultChecked={isTicked(practice.slug)} /> {t('compare.choose')}
                  <span className="sr-only">: <span lang={practice.lang}>{practice.title}</span></span>
                </label>
              ))}
            </li>
          ))}
        </ul>
        <div className="compare-tray no-print">
          {elsewhere.length > 0 && (
            <fieldset>
              <legend>{t('compare.elsewhere')}</legend>
              {elsewhere.map(({ slug, title, lang }) => (
                <label key={slug} className="compare-box"><input type="checkbox" name="with" value={slug} defaultChecked /> <span lang={lang === page ? undefined : lang}>{title}</span></label>
              ))}
            </fieldset>
          )}
          <p className="compare-button">
            <button type="submit" className="btn-secondary">{t('compare.button')}</button>
            <button type="submit" className="btn-link" formAction={path} data-plain="">{t('compare.keep')}</button>
            <span className="meta">{t('compare.most', { count: MOST_COMPARED })}</span>
          </p>
        </div>
      </form>
    </compare-ticks>
  );
}
