import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node';
import { fileName } from '#app/domain/exports/export-words';
import { openExport } from '#app/domain/exports/exports.server';
import { found } from '#app/page/attempt.server';
import { langOf } from '#app/page/lang.server';
import { memberAt } from '#app/page/viewer.server';
import { dayOf } from '#app/platform/i18n/format';
import { isLang } from '#app/platform/i18n/languages';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const lang = langOf(params);
  const member = await memberAt(request, params);
  const { stream, bytes, ...view } = await found(() => openExport(member, params.id ?? ''));
  const name = fileName(view, isLang(view.lang) ? view.lang : lang, dayOf(new Date(view.createdAt)));
  const plain = fileName(view, 'en', dayOf(new Date(view.createdAt)));
  return new Response(request.method === 'HEAD' ? null : createReadableStreamFromReadable(stream()), {
    headers: {
      'Content-Type': TYPES[view.format],
      'Content-Length': String(bytes),
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
