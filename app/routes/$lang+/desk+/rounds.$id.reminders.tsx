import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { owingPilots } from '#app/domain/rounds/overview.server';
import { remindByHand } from '#app/domain/rounds/reminding.server';
import { findRound } from '#app/domain/rounds/round.server';
import { found } from '#app/page/attempt.server';
import { one, readForm } from '#app/page/form.server';
import { langOf } from '#app/page/lang.server';
import { coordinatorAt } from '#app/page/viewer.server';
import { redirectTo } from '#app/platform/http/redirect.server';
import { Invalid } from '#app/domain/shared/outcome';

export const loader = ({ params }: LoaderFunctionArgs) => redirectTo(`/${langOf(params)}/desk/rounds`);

/** Reminds the editors of chosen pilots, or of all that still owe, from the round's page. */
export async function action({ request, params }: ActionFunctionArgs) {
  const lang = langOf(params);
  const member = await coordinatorAt(request, params);
  const sent = await readForm(request);
  const { id } = await found(() => findRound(member, params.id ?? ''));
  const pilots = one(sent, 'all') ? await owingPilots(id) : (sent.pilot ?? []);
  const back = (flash: string) => redirectTo(`/${lang}/desk/rounds/${id}`, { flash });
  try {
    const { letters } = await found(() => remindByHand(member, id, pilots));
    return back(letters > 0 ? 'reminded' : 'remindedNobody');
  } catch (error) {
    if (error instanceof Invalid) return back('choosePilots');
    throw error;
  }
}
