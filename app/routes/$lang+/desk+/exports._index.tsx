import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ExportList } from '#app/domain/exports/export-list';
import { ReportForm, TableForm } from '#app/domain/exports/export-form';
import { exportChoices } from '#app/domain/exports/export-choices.server';
import { mayExport, mayExportSubject } from '#app/domain/exports/export.policy';
import { wantedExport } from '#app/domain/exports/export.schema';
import { awaitExport, ownExports, requestExport } from '#app/domain/exports/exports.server';
import { exportMessages } from '#app/domain/exports/messages';
import { isCoordinator } from '#app/domain/shared/viewer';
import { attempt } from '#app/page/attempt.server';
import { check, one, readForm, type Sent } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { idFor } from '#app/page/sending.server';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';
import '#app/domain/exports/exports.css';

/** What is made within this time, in milliseconds, is given at once. */
const AT_ONCE = 2000;

export const headers = privateHeaders;

/** Someone who may export; for others the page does not exist. */
async function exporterAt(...at: Parameters<typeof memberAt>) {
  const member = await memberAt(...at);
  if (!mayExport(member)) throw new Response(null, { status: 404 });
  return member;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await exporterAt(request, params);
  const [choice, exports] = await Promise.all([exportChoices(lang), ownExports(member)]);
  return json({ choice, exports, isWhole: isCoordinator(member), hasReport: mayExportSubject(member, 'programme'), title: translator(exportMessages, lang)('title') });
}

/** The fields of either form. */
const wantedIn = (sent: Sent) =>
  one(sent, 'subject') === 'programme'
    ? { subject: 'programme', format: 'pdf', lang: one(sent, 'reportLang'), theme: one(sent, 'reportTheme'), year: one(sent, 'reportYear'), round: '' }
    : { subject: one(sent, 'subject'), format: one(sent, 'format'), lang: one(sent, 'lang'), theme: one(sent, 'theme'), year: one(sent, 'year'), round: one(sent, 'round') };

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await exporterAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const { id } = await requestExport(member, check(wantedExport, wantedIn(sent)), idFor(member, request, sent));
    const { state } = await awaitExport(member, id, AT_ONCE);
    return redirectTo(`/${lang}/desk/exports/${id}${state === 'done' ? '/file' : ''}`);
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function Exports() {
  const { choice, exports, isWhole, hasReport, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(exportMessages);
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t(isWhole ? 'lead' : 'leadOwn')}</p>
      </header>
      <div className="export-forms">
        <TableForm choice={choice} result={result} />
        {hasReport && <ReportForm choice={choice} />}
      </div>
      <section>
        <div className="section-head"><h2 id="files">{t('list.title')}</h2></div>
        <ExportList exports={exports} />
      </section>
    </div>
  );
}
