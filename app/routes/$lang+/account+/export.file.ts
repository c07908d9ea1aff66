import type { LoaderFunctionArgs } from '@remix-run/node';
import { everythingAbout } from '#app/domain/people/export.server';
import { found } from '#app/page/attempt.server';
import { memberAt } from '#app/page/viewer.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const member = await memberAt(request, params);
  const everything = await found(() => everythingAbout(member));
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="aukio.json"',
      'Cache-Control': 'no-store',
    },
  });
}
