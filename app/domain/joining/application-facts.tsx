import type { ReactNode } from 'react';
import { ThemeTags } from '#app/components/tags';
import { formatMoment } from '#app/platform/i18n/format';
import { isLang, LANGUAGE_NAMES } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { joiningMessages } from './messages';

export type Application = {
  id: string;
  state: string;
  email: string;
  name: string;
  lang: string;
  partnerId: string | null;
  organisation: string;
  newOrganisationKind: string | null;
  workTitle: string;
  themes: string[];
  why: string;
  consentText: string;
  verifiedAt: string | null;
  days: number;
  representativeAnswer: string | null;
  needsYes: boolean;
  decidedAt: string | null;
  decidedBy: string | null;
  declineReason: string | null;
};

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Everything an application says. `names` are its kind, side and granted roles in the reader's language. */
export function ApplicationFacts({ application, names }: { application: Application; names: { kind: string; side: string; roles: string[] } }) {
  const t = useT(joiningMessages);
  const lang = useLang();
  const { state, decidedAt, declineReason } = application;
  return (
    <dl className="facts">
      <Fact term={t('one.state')}>
        <span className="tag tag-outline">{t.at(`one.states.${state}`)}</span>
        {decidedAt && <p>{t('one.decided', { state, by: application.decidedBy ?? t('one.someone'), at: formatMoment(lang, decidedAt) })}</p>}
      </Fact>
      {declineReason && <Fact term={t('one.reason')}><p className="whitespace-pre-line">{declineReason}</p></Fact>}
      {names.roles.length > 0 && <Fact term={t('one.granted')}>{names.roles.join(', ')}</Fact>}
      {application.verifiedAt && <Fact term={t('one.received')}>{formatMoment(lang, application.verifiedAt)}{state === 'pending' && ` (${t('desk.days', { days: application.days })})`}</Fact>}
      <Fact term={t('organisation')}>
        {application.organisation}
        {!application.partnerId && <p className="meta">{t('desk.new')}{names.kind && `: ${names.kind}`}</p>}
      </Fact>
      <Fact term={t('workTitle')}>{application.workTitle}</Fact>
      <Fact term={t('side')}>{names.side}</Fact>
      <Fact term={t('email')}><span className="break-all">{application.email}</span></Fact>
      <Fact term={t('themes')}><ThemeTags themes={application.themes} /></Fact>
      <Fact term={t('why')}><p className="whitespace-pre-line" lang={application.lang}>{application.why}</p></Fact>
      <Fact term={t('lang')}>{isLang(application.lang) ? LANGUAGE_NAMES[application.lang] : application.lang}</Fact>
      <Fact term={t('one.consentVersion')}>{application.consentText}</Fact>
    </dl>
  );
}
