import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary, Field } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { type EditedField, labelsOf, LanguageFields } from '#app/domain/programme/language-fields';
import { programmeMessages } from '#app/domain/programme/messages';
import { programmeSchema } from '#app/domain/programme/programme.schema';
import { openProgramme, saveProgramme } from '#app/domain/programme/programme-editing.server';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { THEMES } from '#app/domain/shared/themes';
import { attempt } from '#app/page/attempt.server';
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
  { name: 'name', label: t('edit.name'), as: 'line', max: 100 },
  { name: 'coordinator', label: t('edit.coordinator'), hint: t('edit.coordinatorHint'), as: 'line', max: 160 },
  { name: 'tagline', label: t('edit.tagline'), hint: t('edit.taglineHint'), as: 'text', max: 120 },
  { name: 'intro', label: t('edit.intro'), as: 'markdown', max: 2000 },
  { name: 'about', label: t('edit.about'), as: 'markdown', max: 20_000 },
];

function labels(lang: Lang) {
  const t = translator(programmeMessages, lang);
  const inLanguage = (field: string, language: Lang) => t('edit.field', { field, language: LANGUAGE_NAMES[language] });
  return { startsOn: t('edit.startsOn'), endsOn: t('edit.endsOn'), ...labelsOf(fieldsIn(t), inLanguage) };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await coordinatorAt(request, params);
  const lang = langOf(params);
  return json({ ...(await openProgramme(member)), title: translator(programmeMessages, lang)('edit.title'), labels: labels(lang) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const words = (of: Lang) => Object.fromEntries(fieldsIn(translator(programmeMessages, lang)).map(({ name }) => [name, one(sent, `${of}.${name}`)]));
  const failed = await attempt(sent, async () => {
    const edit = check(programmeSchema, { startsOn: one(sent, 'startsOn'), endsOn: one(sent, 'endsOn'), fi: words('fi'), sv: words('sv'), en: words('en') });
    await saveProgramme(member, one(sent, 'base'), edit);
    return redirectTo(`/${lang}/desk/programme/texts`, { flash: 'saved' });
  });
  return withConflict(failed, sent, labels(lang), lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function EditProgramme() {
  const { edit, base, title, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(programmeMessages);
  const ui = useT(uiMessages);
  const lang = useLang();
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <p className="lead">{t('edit.lead')}</p>
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <unsaved-guard>
        <form method="post">
          <input type="hidden" name="base" value={result ? result.base : base} />
          <fieldset className="fieldset">
            <legend>{t('edit.period')}</legend>
            <div className="choices-inline">
              <Field name="startsOn" type="date" label={t('edit.startsOn')} result={result} value={edit.startsOn} width="short" />
              <Field name="endsOn" type="date" label={t('edit.endsOn')} result={result} value={edit.endsOn} width="short" />
            </div>
          </fieldset>
          <LanguageFields fields={fieldsIn(t)} result={result} values={edit} />
          <div className="button-row"><button className="btn" type="submit">{ui('save')}</button></div>
        </form>
      </unsaved-guard>
      <section aria-labelledby="themes" className="mt-16">
        <div className="section-head"><h2 id="themes">{t('edit.themes')}</h2></div>
        <ul className="stack">
          {THEMES.map((theme) => (
            <li key={theme}><a href={`/${lang}/desk/programme/texts/${theme}`}>{t('edit.editTheme', { theme: ui.at(`theme.${theme}`) })}</a></li>
          ))}
        </ul>
      </section>
    </div>
  );
}
