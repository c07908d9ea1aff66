import { Choices, type FormResult, Select } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { SIDES } from '#app/domain/shared/viewer';
import { useT } from '#app/platform/i18n/messages';
import { partnerMessages } from './messages';

type Props = { result: FormResult; offered: readonly string[]; roles: readonly string[]; side: string };

/** What someone is in an organisation: roles, each explained, and the side they speak for. */
export function MemberFields({ result, offered, roles, side }: Props) {
  const t = useT(partnerMessages);
  const ui = useT(uiMessages);
  const options = offered.map((value) => ({ value, label: t.at(`role.${value}`), hint: t.at(`roleHint.${value}`) }));
  const sides = SIDES.map((value) => ({ value, label: t.at(`side.${value}`) }));
  return (
    <>
      <Choices name="roles" type="checkbox" label={t('members.roles')} options={options} values={roles} result={result} />
      <Select name="side" label={t('members.side')} options={sides} value={side} empty={ui('choose')} result={result} />
    </>
  );
}
