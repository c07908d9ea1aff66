import { Field, type FormResult, Select } from '#app/components/field';
import { DOCUMENT_KINDS } from '#app/platform/files/document-kinds';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { Attachment } from './content';
import { DOCUMENT_LANGUAGES } from './document-list';
import { DOCUMENT_LICENCES } from './licence';
import { sharedMessages } from './messages';

const ACCEPT = DOCUMENT_KINDS.map((kind) => `.${kind}`).join(',');

/** What is said about a document, as fields `title.<id>`, `lang.<id>` and `licence.<id>`; `new` for one that is being added. */
export function DocumentFields({ id, saved, result, optional }: { id: string; saved?: Pick<Attachment, 'title' | 'lang' | 'licence'>; result: FormResult; optional?: boolean }) {
  const t = useT(sharedMessages);
  const lang = useLang();
  return (
    <>
      <Field name={`title.${id}`} label={t('document.title')} value={saved?.title} result={result} optional={optional} />
      <Select name={`lang.${id}`} label={t('document.lang')} value={saved?.lang ?? lang} result={result} options={DOCUMENT_LANGUAGES.map((value) => ({ value, label: t(`document.languages.${value}`) }))} />
      <Select name={`licence.${id}`} label={t('document.licence')} value={saved?.licence ?? ''} result={result} empty={t('document.noLicence')} options={DOCUMENT_LICENCES.map(({ code }) => ({ value: code, label: code }))} />
    </>
  );
}

/** Chooses a file; a form that was refused asks for it again, since a browser keeps none. */
export function DocumentFile({ name = 'file', result, optional }: { name?: string; result: FormResult; optional?: boolean }) {
  const t = useT(sharedMessages);
  return <Field name={name} type="file" label={t('document.file')} hint={<>{t('document.formats')} {result && t('document.again')}</>} accept={ACCEPT} result={result} optional={optional} />;
}
