import { Choices, ErrorSummary, Field, type FormResult, type Option, Select, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { SIDES } from '#app/domain/shared/viewer';
import { THEMES } from '#app/domain/shared/themes';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { useLang, useT } from '#app/platform/i18n/messages';
import { joiningMessages } from './messages';
import { OrganisationFields } from './organisation-fields';

type Props = { result: FormResult; organisations: Option[]; kinds: Option[]; sides: Record<(typeof SIDES)[number], string>; consentVersion: string };

const withoutMark = (question: string) => question.replace(/\?$/, '');

/** The issues in the order of the form's fields, however they were found. */
const inOrder = (result: FormResult, fields: string[]): FormResult =>
  result && { ...result, issues: [...result.issues].sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field)) };

/** The whole request to join, on one page. */
export function JoinForm({ result, organisations, kinds, sides, consentVersion }: Props) {
  const t = useT(joiningMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const labels = {
    email: t('email'), name: t('name'), organisation: t('organisation'), newOrganisationName: t('newOrganisationName'),
    newOrganisationKind: t('newOrganisationKind'), workTitle: t('workTitle'), side: t('side'), themes: t('themes'), why: t('why'), lang: t('lang'), consent: t('consentLabel'),
  };
  const shown = inOrder(result, Object.keys(labels));
  return (
    <form method="post" noValidate>
      <ErrorSummary result={shown} labels={{ ...labels, side: withoutMark(labels.side), why: withoutMark(labels.why) }} />
      <section className="fieldset" aria-labelledby="join-you">
        <h2 id="join-you">{t('section.you')}</h2>
        <Field name="email" type="email" label={labels.email} hint={t('emailHint')} autoComplete="email" maxLength={254} result={result} />
        <Field name="name" label={labels.name} autoComplete="name" maxLength={120} result={result} />
      </section>
      <section className="fieldset" aria-labelledby="join-organisation">
        <h2 id="join-organisation">{t('section.organisation')}</h2>
        <OrganisationFields result={result} organisations={organisations} kinds={kinds} />
        <Field name="workTitle" label={labels.workTitle} autoComplete="organization-title" maxLength={120} result={result} />
        <Choices name="side" type="radio" label={labels.side} options={SIDES.map((value) => ({ value, label: sides[value] }))} result={result} />
      </section>
      <section className="fieldset" aria-labelledby="join-interest">
        <h2 id="join-interest">{t('section.interest')}</h2>
        <Choices name="themes" type="checkbox" label={labels.themes} options={THEMES.map((value) => ({ value, label: ui(`theme.${value}`) }))} result={result} />
        <TextArea name="why" label={labels.why} hint={t('whyHint')} maxLength={2000} result={result} />
      </section>
      <section className="fieldset" aria-labelledby="join-finish">
        <h2 id="join-finish">{t('section.finish')}</h2>
        <Select name="lang" label={labels.lang} options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} value={lang} result={result} />
        <Choices name="consent" type="checkbox" label={labels.consent} options={[{ value: consentVersion, label: t.at(`consent.${consentVersion}`) }]} result={result} />
        <p><a href={`/${lang}/privacy`}>{t('privacyLink')}</a></p>
      </section>
      <div className="button-row"><button type="submit" className="btn">{t('submit')}</button></div>
    </form>
  );
}
