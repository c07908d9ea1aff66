import type { FormResult } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { useLang, useT, type Values } from '#app/platform/i18n/messages';
import type { Said } from './submission.type';

/** Words in another language than the page say which, for those who hear them. */
export function Words({ said }: { said: Said }) {
  return <span lang={said.lang === useLang() ? undefined : said.lang}>{said.text}</span>;
}

/** What is wrong with a group of fields as a whole, above them. */
export function GroupErrors({ result, name }: { result: FormResult; name: string }) {
  const t = useT(uiMessages);
  const issues = (result?.issues ?? []).filter(({ field }) => field === name);
  return issues.map(({ code, values }) => <p key={code} className="field-error">{t.at(t.has(`error.${code}`) ? `error.${code}` : 'error.invalid', { max: 0, ...values } as Values)}</p>);
}
