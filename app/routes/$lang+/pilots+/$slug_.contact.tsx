import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { ContactForm } from '#app/domain/contact/contact-form';
import { contactSchema } from '#app/domain/contact/contact.schema';
import { sendContact } from '#app/domain/contact/contact.server';
import { KEPT_DAYS } from '#app/domain/people/retention.server';
import { pilotMessages } from '#app/domain/pilots/messages';
import { pilotForContact } from '#app/domain/pilots/pilot-page.server';
import { attempt } from '#app/page/attempt.server';
import { clientOf } from '#app/page/client.server';
import { check, one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { viewerOf } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

async function pilotAt(params: { lang?: string; slug?: string }) {
  const pilot = await pilotForContact(langOf(params), params.slug ?? '');
  if (!pilot) throw new Response(null, { status: 404 });
  return pilot;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const pilot = await pilotAt(params);
  const viewer = await viewerOf(request);
  const t = translator(pilotMessages, langOf(params));
  return json({ pilot, title: t('page.contactTitle', { title: pilot.title }), sender: viewer?.name ?? '', keptDays: KEPT_DAYS.letters });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const pilot = await pilotAt(params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const message = check(contactSchema, { name: one(sent, 'name'), email: one(sent, 'email'), message: one(sent, 'message') });
    await sendContact({ kind: 'entry', entryId: pilot.id }, message, clientOf(request, context).address);
    return redirectTo(`/${langOf(params)}/pilots/${pilot.slug}`, { flash: 'sent' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data ? pageMeta(matches, { title: data.title, noindex: true }) : [];

export default function PilotContact() {
  const { pilot, sender, keptDays } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(pilotMessages);
  const page = useLang();
  const { lead } = pilot;
  return (
    <div className="wrap-narrow">
      <header className="page-head">
        <p className="meta"><a href={`/${page}/pilots/${pilot.slug}`} lang={pilot.lang === page ? undefined : pilot.lang}>{pilot.title}</a></p>
        <h1>{t('page.contact')}</h1>
        {lead && <p className="lead" lang={lead.lang === page ? undefined : lead.lang}>{lead.name}</p>}
        <p>{t('page.contactLead')}</p>
      </header>
      <ContactForm result={result} sender={sender} keptDays={keptDays} />
    </div>
  );
}
