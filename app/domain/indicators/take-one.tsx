import { useT } from '#app/platform/i18n/messages';
import type { CommonView } from './library.server';
import { indicatorMessages } from './messages';

/** What a pilot can measure: the common indicators, or one of its own. */
export function TakeOne({ common, base }: { common: (CommonView & { taken: boolean })[]; base: string }) {
  const t = useT(indicatorMessages);
  return (
    <>
      {common.length > 0 && (
        <section aria-labelledby="common">
          <div className="section-head"><h2 id="common">{t('take.common')}</h2></div>
          <ul className="grid-cards">
            {common.map(({ key, name, explanation, unit, sdgIndicator, taken }) => (
              <li key={key} className="card">
                <h3>{taken ? name : <a href={`${base}/new?common=${key}`}>{name}</a>}</h3>
                {explanation && <p>{explanation}</p>}
                <p className="meta">{[taken && t('take.taken'), t.at(`unitLong.${unit}`), sdgIndicator && t('sdg', { code: sdgIndicator })].filter(Boolean).join(' · ')}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="own" className="mt-16">
        <div className="section-head"><h2 id="own">{t('take.own')}</h2></div>
        <ul className="grid-cards">
          {(['quantitative', 'qualitative'] as const).map((kind) => (
            <li key={kind} className="card">
              <h3><a href={`${base}/new?own=${kind}`}>{t(`take.${kind}`)}</a></h3>
              <p>{t(`take.${kind}Note`)}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
