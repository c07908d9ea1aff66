import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { joiningMessages } from '#app/domain/joining/messages';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export const loader = ({ params }: LoaderFunctionArgs) => json({ title: translator(joiningMessages, langOf(params))('confirm.done') });

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function ApplicationConfirmed() {
  const t = useT(joiningMessages);
  return (
    <div className="wrap-narrow stack">
      <h1>{t('confirm.done')}</h1>
      <p className="lead">{t('confirm.doneBody')}</p>
    </div>
  );
}
