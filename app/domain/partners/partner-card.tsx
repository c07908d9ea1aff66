import { useLang, useT } from '#app/platform/i18n/messages';
import { partnerMessages } from './messages';
import { MANY_PILOTS, type PartnerKind } from './partner.type';

type Card = { slug: string; name: string; summary: string; lang: string; kind: PartnerKind; pilots: number };

/** A partner in a list. */
export function PartnerCard({ partner, heading: Heading = 'h2' }: { partner: Card; heading?: 'h2' | 'h3' }) {
  const t = useT(partnerMessages);
  const page = useLang();
  const lang = partner.lang === page ? undefined : partner.lang;
  return (
    <article className="card">
      <Heading lang={lang}><a href={`/${page}/partners/${partner.slug}`} hrefLang={lang}>{partner.name}</a></Heading>
      <p className="meta">
        {t.at(`kind.${partner.kind}`)}
        {partner.pilots > 0 && <> · {t(partner.pilots < MANY_PILOTS ? 'list.pilots' : 'list.manyPilots', { count: partner.pilots })}</>}
      </p>
      {partner.summary && <p lang={lang}>{partner.summary}</p>}
    </article>
  );
}
