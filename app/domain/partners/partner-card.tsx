import { useLang, useT } from '#app/platform/i18n/messages';
import { partnerMessages } from './messages';
import type { PartnerKind } from './partner.type';

type Card = { slug: string; name: string; summary: string; lang: string; kind: PartnerKind; pilots: number };

/** A partner in a list. */
export function PartnerCard({ partner }: { partner: Card }) {
  const t = useT(partnerMessages);
  const page = useLang();
  const lang = partner.lang === page ? undefined : partner.lang;
  return (
    <article className="card">
      <h2 lang={lang}><a href={`/${page}/partners/${partner.slug}`} hrefLang={lang}>{partner.name}</a></h2>
      <p className="meta">
        {t.at(`kind.${partner.kind}`)}
        {partner.pilots > 0 && <> · {t('list.pilots', { count: partner.pilots })}</>}
      </p>
      {partner.summary && <p lang={lang}>{partner.summary}</p>}
    </article>
  );
}
