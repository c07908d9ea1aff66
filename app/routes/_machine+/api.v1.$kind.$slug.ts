import type { LoaderFunctionArgs } from '@remix-run/node';
import { itemAnswer } from '#app/page/api/resources.server';

/** One published entry. */
export const loader = ({ request, params }: LoaderFunctionArgs) => itemAnswer(request, params.kind, params.slug ?? '');
