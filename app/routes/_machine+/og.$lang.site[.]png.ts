import type { LoaderFunctionArgs } from '@remix-run/node';
import { sitePicture } from '#app/domain/open-data/link-picture.server';
import { langOf } from '#app/page/lang.server';
import { pictureAnswer } from '#app/page/link-picture.server';

/** The programme's picture, for every page without one of its own. */
export const loader = async ({ request, params }: LoaderFunctionArgs) => pictureAnswer(request, await sitePicture(langOf(params)));
