import { uiMessages } from '#app/components/messages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { partnerSearchMessages } from './messages';

type Row = { id: string; text: string; lang: string; from: string | null; organisation: string | null; sent: string; replied: boolean };

/** What was offered, one a line, with whether anybody has written back. */
export function OfferList({ offers }: { offers: Row[] }) {
  const t = useT(partnerSearchMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <ul className="stack">
      {offers.map((offer) => (
        <li key={offer.id} className="border-b border-(--line) pb-4">
          <p className="font-semibold"><a href={`/${lang}/desk/offers/${offer.id}`}>{offer.from ?? ui('formerMember')}{offer.organisation && `, ${offer.organisation}`}</a></p>
          <p lang={offer.lang} className="kept-lines">{offer.text.length > 200 ? `${[...offer.text].slice(0, 199).join('')}…` : offer.text}</p>
          <p className="meta">{t('offer.sent', { at: offer.sent })} · {t(offer.replied ? 'desk.replied' : 'desk.waiting')}</p>
        </li>
      ))}
    </ul>
  );
}
