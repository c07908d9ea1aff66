import { Field, type FormResult, type Option, Select } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { joiningMessages } from './messages';

type Saved = { partnerId: string | null; newOrganisationName: string | null; newOrganisationKind: string | null };

/** One from the list, or a new one's name and kind. */
export function OrganisationFields({ result, organisations, kinds, saved }: { result: FormResult; organisations: Option[]; kinds: Option[]; saved?: Saved }) {
  const t = useT(joiningMessages);
  return (
    <>
      <Select name="organisation" label={t('organisation')} hint={t('organisationHint')} empty={t('organisationEmpty')} options={organisations} value={saved?.partnerId ?? ''} result={result} />
      <Field name="newOrganisationName" label={t('newOrganisationName')} maxLength={160} value={saved?.newOrganisationName ?? ''} optional result={result} />
      <Select name="newOrganisationKind" label={t('newOrganisationKind')} empty="–" options={kinds} value={saved?.newOrganisationKind ?? ''} optional result={result} />
    </>
  );
}
