import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field, type FormResult } from '#app/components/field';
import { SaveButtons, StepList } from '#app/components/step-list';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { sharedMessages } from '#app/domain/shared/messages';
import { Invalid, refuseIf } from '#app/domain/shared/outcome';
import { applyPictures, MAX_PICTURES, pictureValues, readNewPicture } from '#app/domain/shared/picture-list';
import { fingerprint, type OtherSave, saveEntry } from '#app/domain/shared/revision.server';
import { one } from '#app/domain/shared/sent';
import { attempt } from '#app/page/attempt.server';
import { entryAt, remarksOn, stepsOf } from '#app/page/entry.server';
import { sentIn } from '#app/page/form.server';
import { pageMeta } from '#app/page/meta';
import { movedOn } from '#app/page/moved-on.server';
import { PictureRefused, storePicture } from '#app/platform/files/files.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { formatMoment } from '#app/platform/i18n/format';
import { translator, useT } from '#app/platform/i18n/messages';

async function picturesAt(request: Request, params: LoaderFunctionArgs['params']) {
  const at = await entryAt(request, params);
  if (!at.type.behaviours.pictured) throw new Response(null, { status: 404 });
  // Once locked the page still stands, so that nobody who was writing loses their words.
  if (!at.may.edit && !at.may.withdraw) throw await movedOn(request, at.base);
  return at;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { type, lang, working, base, title } = await picturesAt(request, params);
  const { content, entry, revision } = working;
  return json({
    ...(await remarksOn(entry.id, revision.state, lang)),
    title,
    heading: translator(sharedMessages, lang)('section.pictures'),
    overview: base,
    steps: stepsOf(type, lang, base, working.content),
    base: fingerprint(pictureValues(content)),
    pictures: (content.pictures ?? []).map(({ fileId, credit, alt }) => ({ fileId, credit, alt: alt[content.originalLang] ?? '' })),
    full: (content.pictures ?? []).length >= MAX_PICTURES,
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { type, lang, working, base, member } = await picturesAt(request, params);
  const form = await request.formData().catch(() => {
    throw new Response(null, { status: 400 });
  });
  const sent = sentIn(form);
  const file = form.get('file');
  const adds = one(sent, 'intent') === 'add';
  const failed = await attempt(sent, async () => {
    await saveEntry(member, type, working.entry.id, {
      base: one(sent, 'base'),
      part: pictureValues,
      change: async (content, tx) => {
        if (!adds) {
          const { content: changed, issues } = applyPictures(content, sent);
          refuseIf(issues);
          return changed;
        }
        const { alt, credit, issues } = readNewPicture(sent);
        if (!(file instanceof File) || file.size === 0) issues.push({ field: 'file', code: 'required' });
        if ((content.pictures ?? []).length >= MAX_PICTURES) issues.push({ field: 'file', code: 'invalid' });
        refuseIf(issues);
        try {
          const bytes = new Uint8Array(await (file as File).arrayBuffer());
          const { id } = await storePicture(tx, bytes, { entryId: working.entry.id, uploadedBy: member.personId });
          return { ...content, pictures: [...(content.pictures ?? []), { fileId: id, credit, alt: { [content.originalLang]: alt } }] };
        } catch (error) {
          if (error instanceof PictureRefused) throw new Invalid([{ field: 'file', code: error.code }]);
          throw error;
        }
      },
    });
    return redirectTo(`${base}/pictures`, { flash: 'saved' });
  });
  if (failed.status === 303) return failed;
  const body = await failed.json();
  const other = body.theirs as OtherSave | undefined;
  return json(
    { ...body, theirs: null, adds, conflict: other && { by: other.by, at: formatMoment(lang, other.at), base: fingerprint(other.part), differences: [] } },
    { status: failed.status },
  );
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data ? `${data.heading} – ${data.title}` : '', noindex: true });

export default function PicturesPage() {
  const { title, overview, steps, base, pictures, full, remarks, returned, note } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(sharedMessages);
  const added: FormResult = result?.adds ? result : null;
  const saved: FormResult = result && !result.adds ? result : null;
  return (
    <div className="wrap with-side">
      <StepList steps={steps} current="pictures" label={t('edit.steps')} />
      <div className="stack">
        <p className="meta"><a href={overview}>{title}</a></p>
        <h1>{t('section.pictures')}</h1>
        {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={{ file: t('picture.file'), 'alt.new': t('picture.alt'), 'credit.new': t('picture.credit') }} />}
        {returned && <div className="notice notice-warn"><p>{returned}</p>{note && <p>{note}</p>}{remarks.pictures?.map((remark) => <p key={remark}>{remark}</p>)}</div>}
        {pictures.length === 0 && <p>{t('picture.none')}</p>}
        {pictures.length > 0 && (
          <form method="post">
            <input type="hidden" name="base" value={base} />
            <h2>{t('picture.list')}</h2>
            <p className="field-hint">{t('picture.order')}</p>
            {pictures.map(({ fileId, alt, credit }, i) => (
              <fieldset key={fileId} className="card">
                <legend className="field-label">{i + 1}</legend>
                <img src={`/pictures/${fileId}?w=480`} alt={alt} width={240} />
                <Field name={`alt.${fileId}`} label={t('picture.alt')} value={alt} result={saved} />
                <Field name={`credit.${fileId}`} label={t('picture.credit')} value={credit} result={saved} />
                <div className="button-row">
                  {i > 0 && <button type="submit" name="first" value={fileId} className="btn-secondary">{t('picture.first')}</button>}
                  <button type="submit" name="remove" value={fileId} className="btn-secondary">{t('picture.remove')}</button>
                </div>
              </fieldset>
            ))}
            <SaveButtons />
          </form>
        )}
        {!full && (
          <form method="post" encType="multipart/form-data">
            <h2>{t('picture.add')}</h2>
            <input type="hidden" name="base" value={base} />
            <input type="hidden" name="intent" value="add" />
            <Field name="file" type="file" label={t('picture.file')} hint={t('picture.formats')} accept="image/jpeg,image/png,image/webp" result={added} />
            <Field name="alt.new" label={t('picture.alt')} result={added} />
            <Field name="credit.new" label={t('picture.credit')} result={added} />
            <div className="button-row"><button type="submit" className="btn">{t('picture.add')}</button></div>
          </form>
        )}
      </div>
    </div>
  );
}
