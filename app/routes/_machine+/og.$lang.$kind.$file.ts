import type { LoaderFunctionArgs } from '@remix-run/node';
import { entryPicture } from '#app/domain/open-data/link-picture.server';
import { langOf } from '#app/page/lang.server';
import { pictureAnswer } from '#app/page/link-picture.server';

/** The picture of an entry, shown where its page is linked to: `/og/fi/pilots/heat.png`. */
export async function loader({ request, params: { lang, kind = '', file = '' } }: LoaderFunctionArgs) {
  const slug = /^([a-z0-9-]+)\.png$/.exec(file)?.[1];
  return pictureAnswer(request, slug ? await entryPicture(langOf({ lang }), kind, slug) : null);
}
