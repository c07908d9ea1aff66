import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, type FormResult } from '#app/components/field';
import { SaveButtons, StepList } from '#app/components/step-list';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { DocumentFields, DocumentFile } from '#app/domain/shared/document-form';
import { DocumentLink } from '#app/domain/shared/document-links';
import { applyDocuments, documentValues, MAX_DOCUMENTS } from '#app/domain/shared/document-list';
import { takeUpload } from '#app/domain/shared/documents.server';
import { sharedMessages } from '#app/domain/shared/messages';
import { Forbidden, Invalid, refuseIf } from '#app/domain/shared/outcome';
import { fingerprint, type OtherSave, saveEntry } from '#app/domain/shared/revision.server';
import { one } from '#app/domain/shared/sent';
import { attempt } from '#app/page/attempt.server';
import { entryAt, remarksOn, stepsOf } from '#app/page/entry.server';
import { sentIn } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { fileIn, readUploads } from '#app/page/upload.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatMoment } from '#app/platform/i18n/format';
import { translator, useT } from '#app/platform/i18n/messages';

async function documentsAt(request: Request, params: LoaderFunctionArgs['params']) {
  const at = await entryAt(request, params);
  if (!at.type.behaviours.documented) throw new Response(null, { status: 404 });
  // Once locked the page still stands, so that nobody who was writing loses their words.
  if (!at.may.edit && !at.may.withdraw) throw await movedOn(request, at.base);
  return at;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { type, lang, working, base, title } = await documentsAt(request, params);
  const { content, entry, revision } = working;
  return json({
    title,
    heading: translator(sharedMessages, lang)('section.documents'),
    overview: base,
    steps: stepsOf(type, lang, base, working.content),
    ...(await remarksOn(entry.id, revision.state, lang)),
    base: fingerprint(documentValues(content)),
    documents: content.documents ?? [],
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { type, lang, working, base, member, may } = await documentsAt(request, params);
  const form = await readUploads(request);
  const sent = sentIn(form);
  const adds = one(sent, 'intent') === 'add';
  const failed = await attempt(sent, async () => {
    if (adds && !may.edit) throw may.withdraw ? new Invalid([{ field: '', code: 'locked' }]) : new Forbidden();
    const added = adds ? await takeUpload(sent, fileIn(form, 'file')) : null;
    await saveEntry(member, type, working.entry.id, {
      base: one(sent, 'base'),
      part: documentValues,
      change: async (content, tx) => {
        const before = content.documents ?? [];
        if (added) {
          refuseIf(before.length >= MAX_DOCUMENTS ? [{ field: 'file', code: 'docMany', values: { max: MAX_DOCUMENTS } }] : []);
          await added.keep(tx, { entryId: working.entry.id, uploadedBy: member.personId });
          return { ...content, documents: [...before, added.said] };
        }
        const { content: changed, issues } = applyDocuments(content, sent);
        refuseIf(issues);
        return changed;
      },
    });
    return redirectTo(`${base}/documents`, { flash: 'saved' });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  const other = body.theirs as OtherSave | undefined;
  const conflict = other && { by: other.by, at: formatMoment(lang, other.at), base: fingerprint(other.part), differences: [] };
  return json({ ...body, theirs: null, adds, conflict }, { status: failed.status });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function DocumentsPage() {
  const { title, overview, steps, base: saved, documents, remarks, returned, note } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  const added: FormResult = result?.adds ? result : null;
  const kept: FormResult = result && !result.adds ? result : null;
  const base = result?.conflict?.base ?? saved;
  const labels = Object.fromEntries(['new', ...documents.map(({ fileId }) => fileId)].flatMap((id) => [[`title.${id}`, t('document.title')], [`lang.${id}`, t('document.lang')], [`licence.${id}`, t('document.licence')]]));
  return (
    <div className="wrap with-side">
      <StepList steps={steps} current="documents" label={t('edit.steps')} />
      <div className="stack">
        <p className="meta"><a href={overview}>{title}</a></p>
        <h1>{t('section.documents')}</h1>
        <p className="lead">{t('document.readers')}</p>
        {returned && <div className="notice notice-warn"><p>{returned}</p>{note && <p>{note}</p>}{remarks.documents?.map((remark) => <p key={remark}>{remark}</p>)}</div>}
        {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={{ ...labels, file: t('document.file') }} />}
        {documents.length === 0 && <p>{t('document.none')}</p>}
        {documents.length > 0 && (
          <form method="post" encType="multipart/form-data">
            <input type="hidden" name="base" value={base} />
            <h2>{t('document.list')}</h2>
            {documents.map((document) => (
              <fieldset key={document.fileId} className="card">
                <legend className="field-label">{document.name}</legend>
                <p><DocumentLink document={document} /></p>
                <DocumentFields id={document.fileId} saved={document} result={kept} />
                <div className="button-row"><button type="submit" name="remove" value={document.fileId} className="btn-secondary" aria-label={`${t('document.remove')}: ${document.title}`}>{t('document.remove')}</button></div>
              </fieldset>
            ))}
            <SaveButtons />
          </form>
        )}
        {documents.length >= MAX_DOCUMENTS ? <p className="notice">{t('document.full', { max: MAX_DOCUMENTS })}</p> : (
          <form method="post" encType="multipart/form-data">
            <h2>{t('document.add')}</h2>
            <input type="hidden" name="base" value={base} />
            <input type="hidden" name="intent" value="add" />
            <DocumentFile result={added} />
            <DocumentFields id="new" result={added} />
            <div className="button-row"><button type="submit" className="btn">{t('document.add')}</button></div>
          </form>
        )}
      </div>
    </div>
  );
}
