import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { peopleMessages } from '#app/domain/people/messages';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useT } from '#app/platform/i18n/messages';

export const loader = ({ params }: LoaderFunctionArgs) => json({ title: translator(peopleMessages, langOf(params))('erase.done') });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function AccountErased() {
  const t = useT(peopleMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{t('erase.done')}</h1>
      <p className="lead">{t('erase.doneBody')}</p>
    </div>
  );
}
