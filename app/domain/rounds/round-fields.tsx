import { Choices, Field, type FormResult, Select } from '#app/components/field';
import { useT } from '#app/platform/i18n/messages';
import { roundMessages } from './messages';
import type { RoundEdit } from './round.schema';

/** The fields of a round; its period stands fixed when there are none to choose among. */
export function RoundFields({ edit, periods, result }: { edit: RoundEdit; periods: { value: string; label: string }[] | null; result: FormResult }) {
  const t = useT(roundMessages);
  return (
    <>
      {periods ? <Select name="period" label={t('field.period')} hint={t('hint.period')} result={result} value={edit.period} options={periods} /> : <input type="hidden" name="period" value={edit.period} />}
      <Field name="dueOn" type="date" width="short" label={t('field.dueOn')} hint={periods ? t('hint.dueOn') : t('hint.dueOnOpen')} result={result} value={edit.dueOn} />
      <Choices name="repeats" type="checkbox" label={t('field.repeats')} result={result} values={edit.repeats ? ['yes'] : []} options={[{ value: 'yes', label: t('field.repeatsYes'), hint: t('hint.repeats') }]} />
    </>
  );
}
