import type { LoaderFunctionArgs } from '@remix-run/node';
import { isPeriod } from '#app/domain/shared/period';
import { pilotIndicatorsAt } from '#app/page/pilot-indicators.server';
import { redirectTo } from '#app/platform/http/redirect.server';

/** Where the choice of a period leads: the page of that period's value. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { base } = await pilotIndicatorsAt(request, params);
  const id = params.indicator ?? '';
  const period = new URL(request.url).searchParams.get(`period-${id}`) ?? '';
  return redirectTo(isPeriod(period) && /^[0-9a-f-]{36}$/.test(id) ? `${base}/${id}/values/${period}` : base);
}
