import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { ImportPreview } from '#app/domain/imports/import-preview';
import { applyImport, discardImport, openImport } from '#app/domain/imports/imports.server';
import { importMessages } from '#app/domain/imports/messages';
import { attempt, found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatMoment } from '#app/platform/i18n/format';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { id, fileName, state, appliedAt, reading } = await found(() => openImport(member, params.id ?? ''));
  return json({
    id, fileName, state,
    preview: reading.preview,
    appliedAt: appliedAt && formatMoment(lang, appliedAt),
    since: new URL(request.url).searchParams.has('since'),
    title: translator(importMessages, lang)('preview.title', { file: fileName }),
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const member = await memberAt(request, params);
  const id = params.id ?? '';
  await found(() => openImport(member, id));
  const sent = await readForm(request);
  const here = `/${langOf(params)}/desk/imports/${id}`;
  return attempt(sent, async () => {
    if (one(sent, 'do') === 'discard') {
      await discardImport(member, id);
      return redirectTo(here);
    }
    return (await applyImport(member, id)) ? redirectTo(here, { flash: 'saved' }) : redirectTo(`${here}?since=1`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Import() {
  const { title, state, preview, appliedAt, since } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(importMessages);
  const lang = useLang();
  const isOpen = state === 'read';
  return (
    <div className="wrap stack">
      <h1>{title}</h1>
      <ErrorSummary result={result} labels={{}} />
      {state === 'applied' && <p className="notice">{t('preview.applied', { at: appliedAt ?? '' })}</p>}
      {state === 'discarded' && <p className="notice">{t('preview.discarded')}</p>}
      {isOpen && since && <p className="notice">{t('preview.since')}</p>}
      {isOpen && preview.rows.length === 0 && <p className="lead">{t('preview.nothing')}</p>}
      {isOpen && preview.rows.length > 0 && <p className="lead">{preview.problems > 0 ? t('preview.problems', { count: preview.problems }) : t('preview.lead', { changes: preview.changes, rows: preview.rows.length })}</p>}
      {isOpen && preview.rows.some(({ sheet }) => sheet === 'figures') && <p>{t('preview.drafts')}</p>}
      <ImportPreview preview={preview} />
      {isOpen && (
        <form method="post" className="button-row">
          {preview.problems === 0 && preview.rows.length > 0 && <button type="submit" name="do" value="apply" className="btn">{t('preview.apply')}</button>}
          <button type="submit" name="do" value="discard" className="btn-secondary">{t('preview.discard')}</button>
        </form>
      )}
      <p><a href={`/${lang}/desk/imports`}>{t('preview.again')}</a></p>
    </div>
  );
}
