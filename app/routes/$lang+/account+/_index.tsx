import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Choices, ErrorSummary, Field, Select, TextArea } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { partnerNames } from '#app/domain/partners/partners.server';
import { peopleMessages } from '#app/domain/people/messages';
import { LISTINGS, profileSchema } from '#app/domain/people/person.schema';
import { ownProfile, saveProfile } from '#app/domain/people/profile.server';
import { THEMES } from '#app/domain/shared/themes';
import { attempt, found } from '#app/page/attempt.server';
import { check, one, readForm } from '#app/page/form.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { LANGUAGE_NAMES, LANGUAGES } from '#app/platform/i18n/languages';
import { translator, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { email: _own, ...profile } = await found(() => ownProfile(member));
  const t = translator(peopleMessages, lang);
  const names = await partnerNames(member.memberships.map((m) => m.partnerId), lang);
  const memberships = member.memberships.map(({ partnerId, roles, side }) => ({
    href: `/${lang}/desk/partners/${partnerId}`,
    name: names.get(partnerId) ?? partnerId,
    as: [...roles.map((role) => t(`role.${role}`)), t(`side.${side}`)].join(', '),
  }));
  return json({ profile, memberships, title: t('account.title') });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const sent = await readForm(request);
  return attempt(sent, async () => {
    const fields = Object.fromEntries(['name', 'headline', 'about', 'lang', 'listing'].map((name) => [name, one(sent, name)]));
    await saveProfile(member, check(profileSchema, { ...fields, themes: sent.themes ?? [], takesMessages: one(sent, 'takesMessages') === 'yes' }));
    return redirectTo(`/${lang}/account`, { flash: 'saved' });
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Account() {
  const { profile, memberships, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT(peopleMessages);
  const ui = useT(uiMessages);
  const labels = { name: t('account.name'), headline: t('account.headline'), about: t('account.about'), themes: t('account.themes'), lang: t('account.lang'), listing: t('account.listing.label') };
  return (
    <div className="wrap-narrow stack">
      <h1>{title}</h1>
      <form method="post" action="?index" noValidate>
        <ErrorSummary result={result} labels={labels} />
        <Field name="name" label={labels.name} value={profile.name} autoComplete="name" maxLength={120} result={result} />
        <Field name="headline" label={labels.headline} hint={t('account.headlineHint')} value={profile.headline} maxLength={160} optional result={result} />
        <TextArea name="about" label={labels.about} value={profile.about} maxLength={4000} optional result={result} />
        <Choices name="themes" type="checkbox" label={labels.themes} values={profile.themes} options={THEMES.map((value) => ({ value, label: ui(`theme.${value}`) }))} optional result={result} />
        <Select name="lang" label={labels.lang} value={profile.lang} options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} result={result} />
        <Choices name="listing" type="radio" label={labels.listing} hint={t('account.listing.hint')} values={[profile.listing]} options={LISTINGS.map((value) => ({ value, label: t(`account.listing.${value}`), hint: t(`account.listingHint.${value}`) }))} result={result} />
        <Choices name="takesMessages" type="checkbox" label={t('account.messages.label')} hint={t('account.messages.hint')} values={profile.takesMessages ? ['yes'] : []} options={[{ value: 'yes', label: t('account.messages.yes') }]} optional result={result} />
        <div className="button-row"><button type="submit" className="btn">{ui('save')}</button></div>
      </form>
      <h2>{t('account.memberships')}</h2>
      {memberships.length === 0 && <p>{t('account.none')}</p>}
      <ul>
        {memberships.map(({ href, name, as }) => <li key={href}><a href={href}>{name}</a> <span className="meta">{as}</span></li>)}
      </ul>
    </div>
  );
}
