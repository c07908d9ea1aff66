import type { LoaderFunctionArgs } from '@remix-run/node';
import { SHEET_SUBJECTS } from '#app/domain/imports/import.type';
import { sheetFile } from '#app/domain/imports/sheet-file.server';
import { found } from '#app/page/attempt.server';
import { langOf } from '#app/page/lang.server';
import { memberAt } from '#app/page/viewer.server';

/** A spreadsheet to be filled in, made for whoever asks. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const search = new URL(request.url).searchParams;
  const subject = SHEET_SUBJECTS.find((one) => one === search.get('subject'));
  if (!subject) throw new Response(null, { status: 404 });
  const { name, bytes } = await found(() => sheetFile(member, { subject, round: subject === 'round' ? search.get('round') : null, lang }));
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  });
}
