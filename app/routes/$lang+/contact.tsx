import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContactForm } from '#app/domain/contact/contact-form';
import { contactSchema } from '#app/domain/contact/contact.schema';
import { sendContact } from '#app/domain/contact/contact.server';
import { contactMessages } from '#app/domain/contact/messages';
import { KEPT_DAYS } from '#app/domain/people/retention.server';
import { attempt } from '#app/page/attempt.server';
import { clientOf } from '#app/page/client.server';
import { check, one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { viewerOf } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const t = translator(contactMessages, langOf(params));
  const viewer = await viewerOf(request);
  return json({ title: t('title'), description: t('lead'), sender: viewer?.name ?? '', keptDays: KEPT_DAYS.letters });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const lang = langOf(params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const message = check(contactSchema, { name: one(sent, 'name'), email: one(sent, 'email'), message: one(sent, 'message') });
    await sendContact({ kind: 'programme' }, message, clientOf(request, context).address);
    return redirectTo(`/${lang}/contact`, { flash: 'sent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, data) : []);

export default function Contact() {
  const { sender, keptDays } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(contactMessages);
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </header>
      <ContactForm result={result} sender={sender} keptDays={keptDays} />
    </div>
  );
}
