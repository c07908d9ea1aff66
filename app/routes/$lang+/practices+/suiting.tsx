import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { suitabilityMessages } from '#app/domain/suitability/messages';
import { RuleTables } from '#app/domain/suitability/rule-tables';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';
import '#app/domain/suitability/suitability.css';

export async function loader({ params }: LoaderFunctionArgs) {
  const t = translator(suitabilityMessages, langOf(params));
  return json({ title: t('page.title'), description: t('page.lead') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, data) : []);

/** How practices are put in order for a municipality. */
export default function Suiting() {
  const t = useT(suitabilityMessages);
  return (
    <article className="wrap wrap-narrow rule-page">
      <header className="page-head">
        <h1>{t('page.title')}</h1>
        <p className="lead">{t('page.lead')}</p>
      </header>
      <p>{t('page.sum')}</p>
      <RuleTables />
      <p>{t('page.regions')}</p>
      <h2>{t('page.notCounted')}</h2>
      <p>{t('page.notCountedText')}</p>
      <p><a className="btn-secondary" href={`/${useLang()}/practices`}>{t('page.back')}</a></p>
    </article>
  );
}
