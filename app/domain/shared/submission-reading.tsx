import type { ReactNode } from 'react';
import { type FormResult, TextArea } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import type { Attachment } from './content';
import { DocumentLinks } from './document-links';
import { sharedMessages } from './messages';
import { ShownSections } from './shown';

type Reading = { sections: Parameters<typeof ShownSections>[0]['sections']; textLang: string; pictures: { fileId: string; credit: string; alt: string }[]; documents: Attachment[] };

/** A place for a reason below a field, closed until there is something in it. */
function ReasonAt({ name, label, saved, result }: { name: string; label: string; saved?: string; result: FormResult }) {
  const t = useT(sharedMessages);
  const said = t('review.reasonFor', { field: label });
  return (
    <details className="reason" open={Boolean(result ? result.sent[`reason.${name}`]?.[0] : saved)}>
      <summary>{said}</summary>
      <TextArea name={`reason.${name}`} label={said} rows={3} value={saved} result={result} optional />
    </details>
  );
}

/** A submission to read: texts, pictures, materials. With `reasons` (what was written so far) each part has a place for one. */
export function SubmissionReading({ reading, reasons, result, children }: { reading: Reading; reasons?: Record<string, string>; result?: FormResult; children?: ReactNode }) {
  const t = useT(sharedMessages);
  const { sections, textLang, pictures, documents } = reading;
  return (
    <div id="f-reasons" tabIndex={-1} className="stack">
      <ShownSections sections={sections} lang={textLang} after={reasons && (({ name, label }) => <ReasonAt name={name} label={label} saved={reasons[name]} result={result} />)} />
      {pictures.length > 0 && (
        <section aria-labelledby="pictures">
          <h2 id="pictures">{t('section.pictures')}</h2>
          <ul className="grid-cards">
            {pictures.map(({ fileId, credit, alt }) => (
              <li key={fileId}>
                <img src={`/pictures/${fileId}?w=480`} alt={alt} loading="lazy" />
                <p className="meta">{alt} · {credit}</p>
              </li>
            ))}
          </ul>
          {reasons && <ReasonAt name="pictures" label={t('section.pictures')} saved={reasons.pictures} result={result} />}
        </section>
      )}
      {documents.length > 0 && (
        <section aria-labelledby="documents">
          <h2 id="documents">{t('section.documents')}</h2>
          <DocumentLinks documents={documents} />
          {reasons && <ReasonAt name="documents" label={t('section.documents')} saved={reasons.documents} result={result} />}
        </section>
      )}
      {children}
    </div>
  );
}
