import { useLang, useT } from '#app/platform/i18n/messages';
import { joiningMessages } from './messages';

type Waiting = { id: string; name: string; organisation: string; isNew: boolean; days: number; answer: string | null };

/** Applications that wait, oldest first. */
export function WaitingList({ applications }: { applications: Waiting[] }) {
  const t = useT(joiningMessages);
  const lang = useLang();
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('desk.name')}</th>
            <th scope="col">{t('desk.organisation')}</th>
            <th scope="col">{t('desk.age')}</th>
            <th scope="col">{t('desk.answer')}</th>
          </tr>
        </thead>
        <tbody>
          {applications.map((application) => (
            <tr key={application.id}>
              <th scope="row"><a href={`/${lang}/desk/applications/${application.id}`}>{application.name}</a></th>
              <td>{application.organisation}{application.isNew && <span className="meta"> ({t('desk.new')})</span>}</td>
              <td>{t('desk.days', { days: application.days })}</td>
              <td>{application.answer ? t.at(`desk.answers.${application.answer}`) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
