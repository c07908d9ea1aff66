import type { LoaderFunctionArgs } from '@remix-run/node';
import { themesAnswer } from '#app/page/api/resources.server';

/** The themes of the programme. */
export const loader = ({ request }: LoaderFunctionArgs) => themesAnswer(request);
