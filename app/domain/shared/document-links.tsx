import { formatBytes } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import type { Attachment } from './content';
import { documentPath } from './document-path';
import { DOCUMENT_LICENCES } from './licence';
import { sharedMessages } from './messages';

/** A document as a link that says what will come: title, kind and size; beside it language and licence. */
export function DocumentLink({ document }: { document: Attachment }) {
  const t = useT(sharedMessages);
  const lang = useLang();
  const { title, kind, bytes, lang: written, licence, name } = document;
  const known = written === 'und' ? undefined : written;
  const terms = DOCUMENT_LICENCES.find(({ code }) => code === licence);
  return (
    <>
      <a href={documentPath(document)} hrefLang={known} download={name}>
        <span lang={known === lang ? undefined : known}>{title}</span> ({t(`document.kind.${kind}`)}, {formatBytes(lang, bytes)})
      </a>
      {(written !== lang || terms) && (
        <span className="meta">
          {written !== lang && <> · {t(`document.languages.${written}`)}</>}
          {terms && <> · <a href={terms.url} rel="license">{terms.code}</a></>}
        </span>
      )}
    </>
  );
}

/** Documents as a list of links; nothing where there are none. */
export function DocumentLinks({ documents }: { documents: readonly Attachment[] }) {
  if (documents.length === 0) return null;
  return (
    <ul className="documents">
      {documents.map((document) => <li key={document.fileId}><DocumentLink document={document} /></li>)}
    </ul>
  );
}
