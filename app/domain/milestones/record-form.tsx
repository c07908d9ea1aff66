import { Choices, Field, type FormResult, Select, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import type { Attachment } from '#app/domain/shared/content';
import { DocumentFields, DocumentFile } from '#app/domain/shared/document-form';
import { DocumentLink } from '#app/domain/shared/document-links';
import { LANGUAGES, type Lang } from '#app/platform/i18n/languages';
import { useT } from '#app/platform/i18n/messages';
import { milestoneMessages } from './messages';
import { MILESTONE_STATES, type MilestoneState } from './milestone.type';

export type RecordValues = { state: MilestoneState; reachedOn: string; note: string; lang: Lang; evidenceUrl: string; picture: string | null; document: Attachment | null };

type Props = {
  values: RecordValues;
  result: FormResult;
  /** Id of the record that stood when the form was shown; empty for none */
  base: string;
  /** Where saving leads, and giving up */
  back: string;
};

/** Tells what became of a milestone. */
export function RecordForm({ values, result, base, back }: Props) {
  const t = useT(milestoneMessages);
  const ui = useT(uiMessages);
  const keeps = (name: string) => (result ? result.sent[name]?.[0] === 'yes' : true);
  return (
    <unsaved-guard>
      <form method="post" encType="multipart/form-data">
        <input type="hidden" name="base" value={base} />
        <input type="hidden" name="back" value={back} />
        <Choices
          name="state"
          label={t('record.state')}
          type="radio"
          result={result}
          values={[values.state]}
          options={MILESTONE_STATES.map((state) => ({ value: state, label: t(`state.${state}`), hint: t(`record.hint.${state}`) }))}
        />
        <Field name="reachedOn" label={t('record.reachedOn')} hint={t('record.reachedOnHint')} type="date" width="short" optional result={result} value={values.reachedOn} />
        <TextArea name="note" label={t('record.note')} hint={t('record.noteHint')} optional result={result} value={values.note} rows={4} />
        <Select name="lang" label={t('record.lang')} result={result} value={values.lang} options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} />
        <Field name="evidenceUrl" label={t('record.evidenceUrl')} hint={t('record.evidenceUrlHint')} type="url" optional result={result} value={values.evidenceUrl} />
        <Field name="picture" label={t('record.file')} hint={t('record.fileHint')} type="file" accept="image/jpeg,image/png,image/webp" optional result={result} />
        {values.picture && (
          <div className="field">
            <p><a href={`/pictures/${values.picture}`}>{t('record.current')}</a></p>
            <label className="choice">
              <input type="checkbox" name="keepPicture" value="yes" defaultChecked={keeps('keepPicture')} />
              <span>{t('record.keep')}</span>
            </label>
          </div>
        )}
        <fieldset className="field-group">
          <legend className="field-group-title">{t('record.document')}</legend>
          {values.document && (
            <div className="field">
              <p><DocumentLink document={values.document} /></p>
              <label className="choice">
                <input type="checkbox" name="keepDocument" value="yes" defaultChecked={keeps('keepDocument')} />
                <span>{t('record.keepDocument')}</span>
              </label>
            </div>
          )}
          <DocumentFile name="document" result={result} optional />
          <DocumentFields id="new" result={result} optional />
        </fieldset>
        <p className="notice">{t('record.readers')}</p>
        <div className="button-row">
          <button type="submit" className="btn">{t('record.save')}</button>
          <a href={back} className="btn-secondary">{ui('cancel')}</a>
        </div>
      </form>
    </unsaved-guard>
  );
}
