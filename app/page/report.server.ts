import { formatPeriod } from '#app/domain/shared/period-words';
import { mayEdit } from '#app/domain/shared/entry.policy';
import { mayDecideReport, mayWriteReport } from '#app/domain/reports/report.policy';
import { openReport, pilotTitle } from '#app/domain/reports/report.server';
import { found } from './attempt.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

/** The report a desk page is about, with who asks and what they may do. @throws 404 when it is not theirs to open */
export async function reportAt(request: Request, params: { lang?: string; id?: string }) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const opened = await found(() => openReport(member, params.id ?? ''));
  return {
    lang,
    member,
    opened,
    title: await pilotTitle(opened.pilot, lang),
    period: formatPeriod(lang, opened.round.period),
    base: `/${lang}/desk/reports/${opened.report.id}`,
    may: {
      /** Belongs to those who fill it in, whether or not it can be written in now */
      fill: mayEdit(member, opened.pilot),
      write: mayWriteReport(member, opened.standing),
      decide: mayDecideReport(member, opened.standing),
    },
  };
}
