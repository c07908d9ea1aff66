import type { LoaderFunctionArgs } from '@remix-run/node';
import { jsonAnswer } from '#app/page/api/answer.server';
import { Refusal } from '#app/page/api/problem.server';

/** Whatever else is asked of the open interface. */
export const loader = ({ request }: LoaderFunctionArgs) =>
  jsonAnswer(request, () => {
    throw new Refusal(404, 'There is nothing at this address. The interface begins at /api/v1/.');
  });
