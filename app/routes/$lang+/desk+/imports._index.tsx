import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field';
import { ownImports, readSheet } from '#app/domain/imports/imports.server';
import { importMessages } from '#app/domain/imports/messages';
import { mayUseSheets } from '#app/domain/imports/work-sheets.server';
import { startedRounds } from '#app/domain/portfolio/portfolio.server';
import { Invalid } from '#app/domain/shared/outcome';
import { formatPeriod } from '#app/domain/shared/period-words';
import { attempt } from '#app/page/attempt.server';
import { sentIn } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatMoment } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

/** Rounds to take home; older ones are read, not filled in. */
const LATEST = 6;

/** Someone who may use spreadsheets; for others the page does not exist. */
async function userAt(...at: Parameters<typeof memberAt>) {
  const member = await memberAt(...at);
  if (!mayUseSheets(member)) throw new Response(null, { status: 404 });
  return member;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await userAt(request, params);
  const [rounds, own] = await Promise.all([startedRounds(), ownImports(member)]);
  return json({
    rounds: rounds.slice(0, LATEST).map(({ id, period }) => ({ id, name: formatPeriod(lang, period) })),
    own: own.map(({ createdAt, ...one }) => ({ ...one, at: formatMoment(lang, createdAt) })),
    title: translator(importMessages, lang)('title'),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await userAt(request, params);
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
  return attempt(sentIn(form), async () => {
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) throw new Invalid([{ field: 'file', code: 'required' }]);
    const { id } = await readSheet(member, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
    return redirectTo(`/${langOf(params)}/desk/imports/${id}`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Imports() {
  const { rounds, own, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(importMessages);
  const lang = useLang();
  const workbook = `/${lang}/desk/imports/workbook`;
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      <p className="lead">{t('lead')}</p>
      <section aria-labelledby="take" className="stack">
        <h2 id="take">{t('take.title')}</h2>
        <ul className="rows">
          <li><a href={`${workbook}?subject=portfolio`} download>{t('take.portfolio')}</a></li>
          {rounds.map(({ id, name }) => <li key={id}><a href={`${workbook}?subject=round&round=${id}`} download>{t('take.round', { period: name })}</a></li>)}
        </ul>
        <p className="meta">{t('take.lead')}</p>
      </section>
      <section aria-labelledby="send" className="stack">
        <h2 id="send">{t('send.title')}</h2>
        <ErrorSummary result={result} labels={{ file: t('send.file') }} />
        <form method="post" encType="multipart/form-data">
          <Field name="file" type="file" accept=".xlsx" label={t('send.file')} hint={t('send.hint')} result={result} />
          <button type="submit" className="btn">{t('send.button')}</button>
        </form>
      </section>
      <section aria-labelledby="own" className="stack">
        <h2 id="own">{t('own.title')}</h2>
        {own.length === 0 && <p>{t('own.none')}</p>}
        {own.length > 0 && (
          <ul className="rows">
            {own.map(({ id, fileName, state, at, changes, problems }) => (
              <li key={id}>
                <a href={`/${lang}/desk/imports/${id}`}>{fileName}</a>
                <p className="meta">{at} · {t.at(`own.${state}`)} · {t('own.changes', { count: changes })}{problems > 0 && ` · ${t('own.problems', { count: problems })}`}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
