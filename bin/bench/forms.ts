import type { Served } from './place';

/** A pilot as an editor writes it, step by step. */
const STEPS: Record<string, Record<string, string>> = {
  basics: { title: 'Hukkalämpö talteen', summary: 'Kylmälaitteiden lämpö lämmittää koulun käyttöveden.', place: 'Tampere', startsOn: '2026-02-01', endsOn: '2027-11-30' },
  story: { challenge: 'Kylmälaitteiden lämpö menee **ulos**.', approach: 'Asennamme lämmöntalteenoton.', novelty: 'Kunta jakaa mittaustiedon.' },
  impact: {
    'impact.lowCarbon': '+', 'impact.smart': '0', 'impact.healthy': '0', 'impact.sociallySustainable': '-',
    'evidence.lowCarbon': 'Mitattu.', 'evidence.smart': 'Ei vaikutusta.', 'evidence.healthy': 'Ei vaikutusta.', 'evidence.sociallySustainable': 'Melu lisääntyy.',
  },
  goals: { sdgTargets: '11.6', nuaParagraphs: '75' },
  plan: { 'milestones.0.title': 'Laitteet paikallaan', 'milestones.0.dueOn': '2026-06-01' },
  money: { 'budget.0.category': 'equipment', 'budget.0.amount': '12 000', 'funding.0.source': 'own', 'funding.0.amount': '12 000' },
};

/** Somebody signed in, who opens pages and sends forms. */
export type Editor = { origin: string; cookie: string; lead: string };

/** Sends a form. @returns where it leads @throws Error unless it was taken */
export async function post({ origin, cookie }: Editor, path: string, fields: Record<string, string>): Promise<string> {
  const answer = await fetch(origin + path, { method: 'POST', redirect: 'manual', headers: { Origin: origin, Cookie: cookie }, body: new URLSearchParams(fields) });
  const body = await answer.text();
  if (answer.status !== 303) throw new Error(`POST ${path} answered ${answer.status}: ${/error-summary[\s\S]{0,600}/.exec(body)?.[0] ?? ''}`);
  return answer.headers.get('Location') ?? '';
}

/** Writes a pilot from its first form to its last, each opened before it is sent. @returns the page it is handed in at */
export async function writePilot(editor: Editor, title: string): Promise<string> {
  const first = await post(editor, '/fi/desk/pilots/new', { lead: editor.lead, originalLang: 'fi' });
  const base = first.replace(/\/[^/]*$/, '');
  for (const [step, fields] of Object.entries(STEPS)) {
    const page = await (await fetch(`${editor.origin}${base}/${step}`, { headers: { Cookie: editor.cookie } })).text();
    const [, mark = ''] = /name="base" value="([^"]*)"/.exec(page) ?? [];
    await post(editor, `${base}/${step}`, { ...fields, ...(step === 'basics' && { title }), base: mark });
  }
  return `${base}/check`;
}

/** What a server tells of itself since it was last asked. */
export const told = async ({ watch }: Served, path = '/'): Promise<{ p50: number; p99: number; max: number; rss: number; heap: number }> => (await fetch(watch + path)).json();
