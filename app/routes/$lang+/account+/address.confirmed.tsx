import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { peopleMessages } from '#app/domain/people/messages';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const loader = ({ params }: LoaderFunctionArgs) => json({ title: translator(peopleMessages, langOf(params))('address.done') });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function AddressConfirmed() {
  const t = useT(peopleMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow stack">
      <h1>{t('address.done')}</h1>
      <p className="lead">{t('address.doneBody')}</p>
      <p><a href={`/${lang}/account`}>{t('account.title')}</a></p>
    </div>
  );
}
