import { Field, type FormResult, Select, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { useToolbarWords } from '#app/components/toolbar-words';
import type { Sent } from '#app/domain/shared/sent';
import { useLang, useT } from '#app/platform/i18n/messages';
import { countryOptions } from './countries';
import { partnerMessages } from './messages';
import { PARTNER_KINDS } from './partner.type';

/** Kinds of organisation for a drop-down. */
export function useKindOptions() {
  const t = useT(partnerMessages);
  return PARTNER_KINDS.map((value) => ({ value, label: t.at(`kind.${value}`) }));
}

type Props = { values: Sent; result: FormResult; contacts: number };

/** All fields of a partner's profile. `contacts` is the number of rows for contacts. */
export function ProfileFields({ values, result, contacts }: Props) {
  const t = useT(partnerMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  const markdown = useToolbarWords();
  const kinds = useKindOptions();
  const value = (name: string) => values[name]?.[0] ?? '';
  const common = (name: string) => ({ name, value: value(name), result });
  return (
    <>
      <fieldset className="fieldset">
        <legend>{t('edit.texts')}</legend>
        <Field {...common('title')} label={t('field.title')} hint={t('hint.title')} maxLength={160} />
        <TextArea {...common('summary')} label={t('field.summary')} hint={t('hint.summary')} rows={3} optional />
        <TextArea {...common('description')} label={t('field.description')} hint={t('hint.description')} rows={10} markdown={markdown} optional />
      </fieldset>
      <fieldset className="fieldset">
        <legend>{t('edit.facts')}</legend>
        <Select {...common('kind')} label={t('field.kind')} options={kinds} />
        <Select {...common('country')} label={t('field.country')} options={countryOptions(lang)} empty={ui('choose')} />
        <Field {...common('municipalityCode')} label={t('field.municipalityCode')} hint={t('hint.municipalityCode')} inputMode="numeric" width="short" optional />
        <Field {...common('population')} label={t('field.population')} inputMode="numeric" width="short" optional />
        <Field {...common('latitude')} label={t('field.latitude')} hint={t('hint.place')} inputMode="decimal" width="short" optional />
        <Field {...common('longitude')} label={t('field.longitude')} inputMode="decimal" width="short" optional />
        <Field {...common('website')} type="url" label={t('field.website')} optional />
      </fieldset>
      <fieldset className="fieldset">
        <legend>{t('field.contacts')}</legend>
        <p className="field-hint">{t('hint.contacts')}</p>
        {Array.from({ length: contacts }, (_, i) => i).map((i) => (
          <div key={i} role="group" aria-label={t('edit.contact', { n: i + 1 })}>
            <p className="field-label">{t('edit.contact', { n: i + 1 })}</p>
            <Field {...common(`contacts.${i}.role`)} label={t('field.contactRole')} />
            <Field {...common(`contacts.${i}.email`)} label={t('field.contactEmail')} type="email" />
            <Field {...common(`contacts.${i}.phone`)} label={t('field.contactPhone')} />
          </div>
        ))}
      </fieldset>
    </>
  );
}
