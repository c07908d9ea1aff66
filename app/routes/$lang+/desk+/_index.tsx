import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { assessmentMessages } from '#app/domain/assessment/messages';
import { WaitingSubmissions } from '#app/domain/assessment/waiting-list';
import { FollowUpList } from '#app/domain/follow-ups/follow-up-list';
import { followUpMessages } from '#app/domain/follow-ups/messages';
import { joiningMessages } from '#app/domain/joining/messages';
import { WaitingList } from '#app/domain/joining/waiting-list';
import { DeskPart, DeskRows, MemberList, PublishedList } from '#app/domain/people/desk-parts';
import { peopleMessages } from '#app/domain/people/messages';
import { PilotCard } from '#app/domain/pilots/pilot-card';
import { questionMessages } from '#app/domain/questions/messages';
import { reviewDeskMessages } from '#app/domain/review-desk/messages';
import { WorkDone, WorkList } from '#app/domain/review-desk/work-list';
import { replicationMessages } from '#app/domain/replications/messages';
import { WaitingReplications } from '#app/domain/replications/replication-list';
import { reportMessages } from '#app/domain/reports/messages';
import { OwedList } from '#app/domain/reports/owed-list';
import { AccessibilityWork } from '#app/domain/statements/accessibility-work';
import { statementMessages } from '#app/domain/statements/messages';
import { deskOf } from '#app/page/desk.server';
import { privateHeaders } from '#app/page/headers';
import { langOf } from '#app/page/lang.server';
import { pageMeta } from '#app/page/meta';
import { memberAt } from '#app/page/viewer.server';
import { translator, useLang, useT } from '#app/platform/i18n/messages';

export const headers = privateHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  return json({ ...(await deskOf(member, lang)), title: translator(peopleMessages, lang)('desk.title') });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, { title: data?.title ?? '', noindex: true });

export default function Desk() {
  const desk = useLoaderData<typeof loader>();
  const t = useT(peopleMessages);
  const joining = useT(joiningMessages);
  const todo = useT(reviewDeskMessages);
  const owed = useT(reportMessages);
  const travel = useT(replicationMessages);
  const asked = useT(questionMessages);
  const assessing = useT(assessmentMessages);
  const after = useT(followUpMessages);
  const statement = useT(statementMessages);
  const lang = useLang();
  const waits = desk.applications.length + desk.confirmations.length + (desk.todo?.all ?? 0) + (desk.work?.returned.length ?? 0) + desk.owed.length + desk.assessing.release.length + desk.assessing.assess.length + desk.questions + desk.followUps.length > 0 || desk.accessibility !== null;
  return (
    <div className="wrap">
      <header className="page-head">
        <h1>{t('desk.title')}</h1>
        <p className="lead">{t('desk.greeting', { name: desk.name })}{!waits && `. ${t('desk.nothing')}`}</p>
      </header>

      {desk.todo && (
        <DeskPart id="desk-todo" title={todo('work.title')} more={desk.todo.all > 0 && <a href={`/${lang}/desk/work`}>{todo('work.more', { count: desk.todo.all })}</a>}>
          {desk.todo.all > 0 ? <><p>{todo('work.lead', { count: desk.todo.all })}</p><WorkList rows={desk.todo.rows} /></> : <WorkDone />}
        </DeskPart>
      )}
      {desk.assessing.release.length > 0 && <DeskPart id="desk-release" title={assessing('desk.release')}><WaitingSubmissions rows={desk.assessing.release} /></DeskPart>}
      {desk.assessing.assess.length > 0 && <DeskPart id="desk-assess" title={assessing('desk.assess')}><WaitingSubmissions rows={desk.assessing.assess} /></DeskPart>}
      {desk.owed.length > 0 && <DeskPart id="desk-owed" title={owed('owed.title')}><OwedList rows={desk.owed} /></DeskPart>}
      {desk.followUps.length > 0 && <DeskPart id="desk-follow-ups" title={after('desk.title')} more={<a href={`/${lang}/desk/follow-ups`}>{after('form.back')}</a>}><FollowUpList rows={desk.followUps} /></DeskPart>}
      {desk.confirmations.length > 0 && <DeskPart id="desk-confirmations" title={travel('list.waiting')} more={<a href={`/${lang}/desk/replications`}>{travel('one.back')}</a>}><WaitingReplications rows={desk.confirmations.slice(0, 10)} /></DeskPart>}
      {desk.questions > 0 && <DeskPart id="desk-questions" title={asked('desk.title')}><p><a href={`/${lang}/desk/questions`}>{asked('desk.line', { count: desk.questions })}</a></p></DeskPart>}
      {desk.applications.length > 0 && (
        <DeskPart id="desk-applications" title={t('desk.yes')} more={<a href={`/${lang}/desk/applications`}>{joining('one.back')}</a>}>
          <WaitingList applications={desk.applications.slice(0, 10)} />
        </DeskPart>
      )}
      {desk.accessibility && <DeskPart id="desk-accessibility" title={statement('accessibility.desk.title')}><AccessibilityWork {...desk.accessibility} /></DeskPart>}
      {desk.work && (
        <>
          {desk.work.returned.length > 0 && <DeskPart id="desk-returned" title={t('desk.returned')}><DeskRows rows={desk.work.returned} /></DeskPart>}
          {desk.work.drafts.length > 0 && <DeskPart id="desk-drafts" title={t('desk.drafts')}><DeskRows rows={desk.work.drafts} /></DeskPart>}
          {desk.work.submitted.length > 0 && <DeskPart id="desk-submitted" title={t('desk.submitted')}><DeskRows rows={desk.work.submitted} /></DeskPart>}
          <div className="button-row mt-8">
            {desk.work.begin.map(({ href, label }, i) => <a key={href} href={href} className={i === 0 ? 'btn' : 'btn-secondary'}>{label}</a>)}
          </div>
          {desk.work.published.length > 0 && <DeskPart id="desk-own" title={t('desk.own')}><DeskRows rows={desk.work.published} /></DeskPart>}
        </>
      )}

      <DeskPart id="desk-new" title={desk.seen ? t('desk.new', { at: desk.seen }) : t('desk.newFirst')}>
        {desk.published.length > 0 ? <PublishedList items={desk.published} /> : <p>{t('desk.newEmpty')}</p>}
      </DeskPart>
      <DeskPart id="desk-themes" title={t('desk.themes')}>
        {desk.inThemes.length > 0 && <div className="grid-cards">{desk.inThemes.map((pilot) => <PilotCard key={pilot.slug} pilot={pilot} heading="h3" />)}</div>}
        {desk.inThemes.length === 0 && <p>{desk.hasThemes ? t('desk.themesEmpty') : <a href={`/${lang}/account`}>{t('desk.themesNone')}</a>}</p>}
      </DeskPart>
      <DeskPart id="desk-members" title={t('desk.members')} more={<span className="flex flex-wrap gap-x-6"><a href={`/${lang}/people`}>{t('listed.more')}</a><a href={`/${lang}/account`}>{t('desk.listYourself')}</a></span>}>
        {desk.members.length > 0 ? <MemberList members={desk.members} /> : <p>{t('desk.membersEmpty')}</p>}
      </DeskPart>
    </div>
  );
}
