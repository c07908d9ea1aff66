import { formatNumber } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { countryName } from './countries';
import { partnerMessages } from './messages';
import type { PartnerKind } from './partner.type';

type Facts = {
  kind: PartnerKind;
  municipalityCode: string | null;
  country: string;
  population: number | null;
  latitude: number | null;
  longitude: number | null;
  website: string | null;
  originalLang: string;
  contacts: { role: string; email: string; phone: string }[];
  formerly: string[];
};

/** The structured part of a partner's page. */
export function PartnerFacts({ partner }: { partner: Facts }) {
  const t = useT(partnerMessages);
  const lang = useLang();
  const { kind, municipalityCode, country, population, latitude, longitude, website, contacts, formerly } = partner;
  const coordinates = latitude !== null && longitude !== null ? `${formatNumber(lang, latitude)} · ${formatNumber(lang, longitude)}` : '';
  const rows: [string, string][] = [
    [t('field.kind'), t.at(`kind.${kind}`)],
    [t('field.country'), countryName(lang, country)],
    [t('field.municipalityCode'), municipalityCode ?? ''],
    [t('field.population'), population === null ? '' : formatNumber(lang, population)],
    [`${t('field.latitude')}, ${t('field.longitude').toLowerCase()}`, coordinates],
    [t('page.formerly'), formerly.join(', ')],
  ];
  return (
    <dl className="facts">
      {rows.filter(([, value]) => value).map(([name, value]) => (
        <div key={name}><dt>{name}</dt><dd>{value}</dd></div>
      ))}
      {website && (
        <div><dt>{t('field.website')}</dt><dd className="break-words"><a href={website} rel="nofollow noopener">{new URL(website).host}</a></dd></div>
      )}
      {contacts.map(({ role, email, phone }) => (
        <div key={`${role} ${email} ${phone}`}>
          <dt lang={partner.originalLang === lang ? undefined : partner.originalLang}>{role}</dt>
          <dd className="break-words">
            {email && <a href={`mailto:${email}`}>{email}</a>}
            {email && phone && ' · '}
            {phone && <a href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>{phone}</a>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
