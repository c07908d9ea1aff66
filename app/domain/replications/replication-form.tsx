import { Choices, Field, type FormResult, Select, TextArea } from '#app/components/field';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from '#app/components/messages';
import { replicationMessages } from './messages';
import { LIVE_STATES, SCALINGS } from './replication.type';

type Option = { value: string; label: string; lang?: string; hint?: string };
export type ToldFormValues = { state: string; scaling: string; changes: string; reasons: string; lang: string; pilotId: string; adoptedOn: string };

/** From whom a practice was taken: where it was written up, or one of the places that have it. */
export function SourceField({ options, value, result }: { options: Option[]; value: string; result: FormResult }) {
  const t = useT(replicationMessages);
  return <Choices name="sourceId" type="radio" label={t('field.sourceId')} hint={t('field.sourceHint')} options={options} values={[value]} result={result} />;
}

/** How far a place is. */
export function StateField({ value, result }: { value: string; result: FormResult }) {
  const t = useT(replicationMessages);
  const options = LIVE_STATES.map((state) => ({ value: state, label: t(`state.${state}`), hint: t(`stateHint.${state}`) }));
  return <Choices name="state" type="radio" label={t('field.state')} options={options} values={[value]} result={result} />;
}

/** What was changed and why, what for, since when, and the place's own pilot. */
export function AdaptationFields({ values, pilots, result }: { values: ToldFormValues; pilots: Option[]; result: FormResult }) {
  const t = useT(replicationMessages);
  const ui = useT(uiMessages);
  const scalings = SCALINGS.map((scaling) => ({ value: scaling, label: t(`scaling.${scaling}`), hint: t(`scalingHint.${scaling}`) }));
  return (
    <>
      <TextArea name="changes" label={t('field.changes')} hint={t('field.changesHint')} optional value={values.changes} rows={4} result={result} />
      <TextArea name="reasons" label={t('field.reasons')} optional value={values.reasons} rows={3} result={result} />
      <Select name="lang" label={t('field.lang')} value={values.lang} options={LANGUAGES.map((value) => ({ value, label: ui.at(`inLanguage.${value}`) }))} result={result} />
      <Choices name="scaling" type="radio" label={t('field.scaling')} optional options={scalings} values={[values.scaling]} result={result} />
      <Field name="adoptedOn" type="date" width="short" label={t('field.adoptedOn')} hint={t('field.adoptedHint')} optional value={values.adoptedOn} result={result} />
      {(pilots.length > 0 || values.pilotId) && <Select name="pilotId" label={t('field.pilotId')} hint={t('field.pilotHint')} optional value={values.pilotId} empty={t('field.noPilot')} options={pilots} result={result} />}
    </>
  );
}
