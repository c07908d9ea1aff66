import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContactForm } from '#app/domain/contact/contact-form';
import { contactSchema } from '#app/domain/contact/contact.schema';
import { sendContact } from '#app/domain/contact/contact.server';
import { KEPT_DAYS } from '#app/domain/people/retention.server';
import { practiceMessages } from '#app/domain/practices/messages';
import { practiceForContact } from '#app/domain/practices/practice-page.server';
import { attempt } from '#app/page/attempt.server';
import { clientOf } from '#app/page/client.server';
import { check, one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { viewerOf } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

async function practiceAt(request: Request, params: { lang?: string; slug?: string }) {
  const practice = await practiceForContact(langOf(params), params.slug ?? '', new URL(request.url).searchParams.get('to'));
  if (!practice) throw new Response(null, { status: 404 });
  return practice;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const practice = await practiceAt(request, params);
  const viewer = await viewerOf(request);
  const t = translator(practiceMessages, langOf(params));
  return json({ practice, title: t('page.contactTitle', { title: practice.title }), sender: viewer?.name ?? '', keptDays: KEPT_DAYS.letters });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const practice = await practiceAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const message = check(contactSchema, { name: one(sent, 'name'), email: one(sent, 'email'), message: one(sent, 'message') });
    const { contact } = practice;
    await sendContact({ kind: 'entry', entryId: practice.id, ...(contact && { partner: contact.partner.slug, about: contact.role }) }, message, clientOf(request, context).address);
    return redirectTo(`/${langOf(params)}/practices/${practice.slug}`, { flash: 'sent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => (data ? pageMeta(matches, { title: data.title, noindex: true }) : []);

export default function PracticeContact() {
  const { practice, sender, keptDays } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(practiceMessages);
  const page = useLang();
  const other = (lang: string) => (lang === page ? undefined : lang);
  const { contact, lead } = practice;
  const whom = contact?.partner ?? lead;
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${page}/practices/${practice.slug}`} lang={other(practice.lang)}>{practice.title}</a></p>
        <h1>{t('page.write')}</h1>
        {whom && <p className="lead" lang={other(whom.lang)}>{whom.name}</p>}
        {contact && <p lang={other(contact.lang)}>{contact.role}</p>}
        <p>{t('page.contactLead')}</p>
      </header>
      <ContactForm result={result} sender={sender} keptDays={keptDays} />
    </div>
  );
}
