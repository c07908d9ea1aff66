import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { type EditedField, labelsOf, LanguageFields } from '#app/domain/programme/language-fields';
import { programmeMessages } from '#app/domain/programme/messages';
import { themeSchema } from '#app/domain/programme/programme.schema';
import { openTheme, saveTheme } from '#app/domain/programme/programme-editing.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { withConflict } from '#app/page/conflict.server';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { type Lang, LANGUAGE_NAMES } from '#app/platform/i18n/languages';
import { type Translate, translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

const fieldsIn = (t: Translate<(typeof programmeMessages)['fi']>): EditedField[] => [
  { name: 'lead', label: t('edit.leadField'), as: 'text', max: 300 },
  { name: 'body', label: t('edit.body'), as: 'markdown', max: 6000 },
];

function labels(lang: Lang) {
  const t = translator(programmeMessages, lang);
  return labelsOf(fieldsIn(t), (field, language) => t('edit.field', { field, language: LANGUAGE_NAMES[language] }));
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const theme = params.theme ?? '';
  const opened = await found(() => openTheme(member, theme));
  const name = translator(uiMessages, lang).at(`theme.${theme}`);
  return json({ ...opened, title: translator(programmeMessages, lang)('edit.theme', { theme: name }), labels: labels(lang) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const words = (of: Lang) => ({ lead: one(sent, `${of}.lead`), body: one(sent, `${of}.body`) });
  const failed = await attempt(sent, async () => {
    await saveTheme(member, params.theme ?? '', one(sent, 'base'), check(themeSchema, { fi: words('fi'), sv: words('sv'), en: words('en') }));
    return redirectTo(`/${lang}/desk/programme/texts`, { flash: 'saved' });
  });
  return withConflict(failed, sent, labels(lang), lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function EditTheme() {
  const { edit, base, title, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(programmeMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <div className="wrap">
      <header className="page-head">
        <p><a href={`/${lang}/desk/programme/texts`}>{t('edit.title')}</a></p>
        <h1>{title}</h1>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <unsaved-guard>
        <form method="post">
          <input type="hidden" name="base" value={result ? result.base : base} />
          <LanguageFields fields={fieldsIn(t)} result={result} values={edit} />
          <div className="button-row"><button className="btn" type="submit">{ui('save')}</button></div>
        </form>
      </unsaved-guard>
    </div>
  );
}
