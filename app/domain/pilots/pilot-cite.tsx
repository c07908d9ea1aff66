import type { ReactNode } from 'react';
import { formatDate } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';
import type { Citation } from './pilot-reading.type';
import { Section, useOther } from './pilot-section';
import '#app/components/copy-text.css';
import './pilot-page.css';

function Copied({ button, children }: { button: string; children: ReactNode }) {
  const t = useT(pilotMessages);
  return (
    <copy-text data-copied={t('cite.copied')}>
      {children}
      <p className="no-print">
        <button type="button" className="btn-secondary">{button}</button> <span role="status" className="meta" />
      </p>
    </copy-text>
  );
}

const ended = (sentence: string) => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`);

/** Where a pilot is found for good, how to pass it on and how to cite it. */
export function Cite({ citation }: { citation: Citation }) {
  const t = useT(pilotMessages);
  const lang = useLang();
  const other = useOther();
  const { slug, author, year, title, lang: written, programme, address, accessed } = citation;
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(`${title}\n${address}`)}`;
  const file = `/${lang}/pilots/${slug}/citation`;
  return (
    <Section id="cite" title={t('cite.title')}>
      <div className="pilot-cite">
        <div>
          <h3>{t('cite.address')}</h3>
          <Copied button={t('cite.copyAddress')}>
            <p className="wrap-anywhere"><a href={address} hrefLang={written} data-copy="">{address}</a></p>
          </Copied>
          <p className="no-print"><a href={mail}>{t('cite.mail')}</a></p>
          <p className="meta no-print">{t('cite.addressNote')}</p>
        </div>
        <div>
          <h3>{t('cite.citation')}</h3>
          <Copied button={t('cite.copyCitation')}>
            <p className="wrap-anywhere" data-copy="">
              {author ? `${author} (${year}). ` : ''}
              <cite lang={other(written)}>{ended(title)}</cite>
              {author ? '' : ` (${year}).`} {ended(programme)} {address}. {t('cite.accessed', { at: formatDate(lang, accessed) })}
            </p>
          </Copied>
          <p className="no-print"><a href={`${file}.bib`} download="">{t('cite.bibtex')}</a> · <a href={`${file}.ris`} download="">{t('cite.ris')}</a></p>
        </div>
      </div>
    </Section>
  );
}
