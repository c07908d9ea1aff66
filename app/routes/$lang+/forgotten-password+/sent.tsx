import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { peopleMessages } from '#app/domain/people/messages';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export function loader({ params }: LoaderFunctionArgs) {
  const t = translator(peopleMessages, langOf(params));
  return json({ title: `${t('forgotten.sentTitle')} – ${t('forgotten.title')}` });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ForgottenPasswordSent() {
  const t = useT(peopleMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{t('forgotten.sentTitle')}</h1>
      <p className="lead">{t('forgotten.sent')}</p>
    </div>
  );
}
