import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ErrorSummary } from '#app/components/field';
import { Prose } from '#app/components/prose';
import { accessibilitySchema, MOST_LACKING } from '#app/domain/statements/accessibility.schema';
import { openAccessibility, saveAccessibility } from '#app/domain/statements/accessibility.server';
import { AccessibilityForm, accessibilityLabels } from '#app/domain/statements/accessibility-form';
import { statementMessages } from '#app/domain/statements/messages';
import { ConflictNotice } from '#app/domain/shared/conflict-notice';
import { attempt } from '#app/page/attempt.server';
import { withConflict } from '#app/page/conflict.server';
import { check, one, readForm, type Sent } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { administratorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { renderMarkdown } from '#app/platform/markdown.server';

export const headers = privateHeaders;

const wordsIn = (sent: Sent, name: string) => Object.fromEntries(LANGUAGES.map((lang) => [lang, one(sent, `${name}.${lang}`)]));

const rowsIn = (sent: Sent) => Array.from({ length: MOST_LACKING }, (_, i) => ({ ...wordsIn(sent, `lacking.${i}`), due: one(sent, `lacking.${i}.due`) }));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await administratorAt(request, params);
  const t = translator(statementMessages, lang);
  return json({ ...(await openAccessibility(member)), title: t('accessibility.edit.title'), lead: renderMarkdown(t('accessibility.edit.lead'), { lang }), labels: accessibilityLabels(lang) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await administratorAt(request, params);
  const sent = await readForm(request);
  const failed = await attempt(sent, async () => {
    const edit = check(accessibilitySchema, { assessedOn: one(sent, 'assessedOn'), status: one(sent, 'status'), basis: one(sent, 'basis'), method: wordsIn(sent, 'method'), lacking: rowsIn(sent) });
    await saveAccessibility(member, one(sent, 'base'), edit);
    return redirectTo(`/${lang}/desk/accessibility`, { flash: 'saved' });
  });
  return withConflict(failed, sent, accessibilityLabels(lang), lang);
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function EditAccessibility() {
  const { edit, base, title, lead, labels } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{title}</h1>
        <Prose html={lead} />
      </header>
      {result?.conflict ? <ConflictNotice conflict={result.conflict} /> : <ErrorSummary result={result} labels={labels} />}
      <AccessibilityForm edit={edit} base={result ? result.base : base} result={result} />
    </div>
  );
}
