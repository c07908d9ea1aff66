import type { LoaderFunctionArgs } from '@remix-run/node';
import { indexAnswer } from '#app/page/api/resources.server';

/** What the open interface holds. */
export const loader = ({ request }: LoaderFunctionArgs) => indexAnswer(request);
