import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Pagination } from '#app/components/pagination';
import { partnerNames } from '#app/domain/partners/partners.server';
import { findPeople } from '#app/domain/people/administration.server';
import { peopleMessages } from '#app/domain/people/messages';
import { found } from '#app/page/attempt.server';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { administratorAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await administratorAt(request, params);
  const asked = new URL(request.url).searchParams;
  const q = asked.get('q') ?? '';
  const page = Math.min(10_000, Math.max(1, Number.parseInt(asked.get('page') ?? '1', 10) || 1));
  const { people, total, pages } = await found(() => findPeople(member, q, page));
  const t = translator(peopleMessages, lang);
  const names = await partnerNames([...new Set(people.flatMap((person) => person.memberships.map((m) => m.partnerId)))], lang);
  const rows = people.map((person) => ({
    id: person.id,
    name: person.name,
    email: person.email,
    roles: person.roles.map((role) => t.at(`platformRole.${role}`)).join(', '),
    organisations: person.memberships.map((m) => names.get(m.partnerId) ?? '').join(', '),
    closed: person.deactivatedAt !== null,
  }));
  return json({ q, page, pages, total, rows, title: t('people.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function People() {
  const { q, page, pages, total, rows } = useLoaderData<typeof loader>();
  const t = useT(peopleMessages);
  const lang = useLang();
  return (
    <div className="wrap stack">
      <h1>{t('people.title')}</h1>
      <p className="lead">{t('people.lead')}</p>
      <form method="get" role="search" className="flex flex-wrap items-end gap-4">
        <div>
          <label htmlFor="people-q" className="field-label">{t('people.search')}</label>
          <input id="people-q" name="q" type="search" defaultValue={q} className="input" />
        </div>
        <button type="submit" className="btn">{t('people.find')}</button>
      </form>
      <p>{t('people.count', { count: total })}</p>
      {rows.length > 0 && (
        <div className="table-scroll">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('people.name')}</th>
                <th scope="col">{t('people.email')}</th>
                <th scope="col">{t('people.organisations')}</th>
                <th scope="col">{t('people.roles')}</th>
                <th scope="col">{t('people.state')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row"><a href={`/${lang}/desk/people/${row.id}`}>{row.name}</a></th>
                  <td>{row.email}</td>
                  <td>{row.organisations}</td>
                  <td>{row.roles}</td>
                  <td>{t(row.closed ? 'people.deactivated' : 'people.active')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination page={page} pages={pages} hrefOf={(n) => `/${lang}/desk/people?${new URLSearchParams({ ...(q ? { q } : {}), page: String(n) })}`} />
    </div>
  );
}
