import type { LoaderFunctionArgs } from '@remix-run/node';
import { jsonAnswer } from '#app/page/api/answer.server';
import { openApi } from '#app/page/api/openapi.server';

/** The description of the open interface (OpenAPI 3.1). */
export const loader = ({ request }: LoaderFunctionArgs) => jsonAnswer(request, () => ({ body: openApi() }));
