import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { joiningMessages } from '#app/domain/joining/messages';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export function loader({ params }: LoaderFunctionArgs) {
  const t = translator(joiningMessages, langOf(params));
  return json({ title: `${t('sent.title')} – ${t('title')}` });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function JoinSent() {
  const t = useT(joiningMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{t('sent.title')}</h1>
      <p className="lead">{t('sent.body')}</p>
      <p>{t('sent.late')}</p>
    </div>
  );
}
