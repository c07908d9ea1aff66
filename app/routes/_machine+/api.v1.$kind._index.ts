import type { LoaderFunctionArgs } from '@remix-run/node';
import { listAnswer } from '#app/page/api/resources.server';

/** A page of the published entries of a kind. */
export const loader = ({ request, params }: LoaderFunctionArgs) => listAnswer(request, params.kind);
