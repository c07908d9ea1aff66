import { openApplication } from '#app/domain/joining/applications.server';
import { partnerMessages } from '#app/domain/partners/messages';
import { peopleMessages } from '#app/domain/people/messages';
import { translator } from '#app/platform/i18n/messages';
import { found } from './attempt.server';
import { langOf } from './lang.server';
import { memberAt } from './viewer.server';

/** The application of an address, for whoever may read it, with its codes in the reader's words. */
export async function applicationAt(request: Request, params: { lang?: string; id?: string }) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const application = await found(() => openApplication(member, params.id ?? '', lang));
  const person = translator(peopleMessages, lang);
  const names = {
    kind: application.newOrganisationKind ? translator(partnerMessages, lang).at(`kind.${application.newOrganisationKind}`) : '',
    side: person.at(`side.${application.side}`),
    roles: application.grantedRoles.map((role) => person.at(`role.${role}`)),
  };
  return { lang, member, application, names };
}

/** The same for a page that decides; for others it does not exist. */
export async function decisionAt(request: Request, params: { lang?: string; id?: string }) {
  const { application, ...rest } = await applicationAt(request, params);
  if (!application.mayDecide && application.state === 'pending') throw new Response(null, { status: 404 });
  return { application, ...rest };
}
