import { type Answer, ask } from '../setup/http';
import type { RunningServer } from '../setup/server';

/** Sends a form from an address of its own, by dice, unless one is given. */
export function sendTo(to: RunningServer, throwDice: () => number, path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Answer> {
  const from = `10.${[0, 0, 0].map(() => Math.floor(throwDice() * 250)).join('.')}`;
  return ask(to.origin, path, { method: 'POST', headers: { Origin: to.origin, 'Content-Type': 'application/x-www-form-urlencoded', 'X-Forwarded-For': from, ...headers }, body: new URLSearchParams(fields).toString() });
}

/** What somebody fills in who wants to join an organisation. */
export const wanting = (email: string, organisation: string) => ({
  email, name: 'Hakija', organisation, newOrganisationName: '', newOrganisationKind: '', workTitle: 'Sihteeri', side: 'administration', themes: 'smart', why: 'Haluamme oppia.', lang: 'fi', consent: '2026-11',
});
