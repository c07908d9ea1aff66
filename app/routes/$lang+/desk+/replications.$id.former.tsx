import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { formerGiving } from '#app/domain/replications/former.server';
import { replicationMessages } from '#app/domain/replications/messages';
import { found } from '#app/page/attempt.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const former = await found(() => formerGiving(member, params.id ?? '', lang));
  return json({ former, title: translator(replicationMessages, lang)('former.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function FormerGiving() {
  const { at, giver, receiver, practice } = useLoaderData<typeof loader>().former;
  const t = useT(replicationMessages);
  const lang = useLang();
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${lang}/desk/replications`}>{t('one.back')}</a></p>
        <h1>{t('former.title')}</h1>
        <p className="lead">{t('former.lead', { at, giver, receiver: receiver?.name ?? '' })}</p>
      </header>
      <p>{t('former.since')}</p>
      <dl className="facts my-6">
        <div>
          <dt>{t('list.practice')}</dt>
          <dd lang={practice.lang === lang ? undefined : practice.lang}>{practice.href ? <a href={practice.href}>{practice.title}</a> : practice.title}</dd>
        </div>
        {receiver && <div><dt>{t('list.receiver')}</dt><dd><a href={`/${lang}/partners/${receiver.slug}`} lang={receiver.lang === lang ? undefined : receiver.lang}>{receiver.name}</a></dd></div>}
      </dl>
      <p className="meta">{t('former.ask')}</p>
    </div>
  );
}
