import type { Request, Response } from 'express';
import { isLang, type Lang, preferredLang } from '#app/platform/i18n/languages';
import { translator } from '#app/platform/i18n/messages';
import { serverMessages } from './messages';

type Status = 400 | 403 | 404 | 405 | 413 | 414 | 415 | 500;

const asHtml = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

/** The language of the page that was asked for, else one the reader's browser prefers. */
function langOfRequest(req: Request): Lang {
  const first = req.path.split('/')[1];
  return isLang(first) ? first : (preferredLang(req.get('Accept-Language') ?? null) ?? 'fi');
}

/** The small page that stands for an answer when Remix is not asked, or failed. */
export function smallPage(lang: Lang, key: string, values: Record<string, string | number> = {}): string {
  const t = translator(serverMessages, lang);
  const title = asHtml(t.at(`${key}.title`));
  return `<!DOCTYPE html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} – Aukio</title></head>
<body><main><h1>${title}</h1><p>${asHtml(t.at(`${key}.body`, values))}</p></main></body></html>
`;
}

/** The same as programs read it (RFC 9457). */
function problemBody(lang: Lang, status: number, key: string, values: Record<string, string | number> = {}): string {
  const t = translator(serverMessages, lang);
  return JSON.stringify({ type: 'about:blank', status, title: t.at(`${key}.title`), detail: t.at(`${key}.body`, values) });
}

const DRAIN_MS = 1_000;

/**
 * Answers with a small page, or a problem where programs ask, and, where a body is still coming, closes the connection.
 * The rest of the body is thrown away for a second at most, so that the sender gets to read the answer.
 * @param options.key which message, when it is not the status's own
 */
export function refuse(
  req: Request,
  res: Response,
  status: Status,
  options: { key?: string; values?: Record<string, string | number>; headers?: Record<string, string> } = {},
): void {
  if (res.headersSent) return;
  const [lang, key] = [langOfRequest(req), options.key ?? String(status)];
  const forPrograms = req.path.startsWith('/api/');
  const body = Buffer.from(forPrograms ? problemBody(lang, status, key, options.values) : smallPage(lang, key, options.values));
  for (const [name, value] of Object.entries(options.headers ?? {})) res.setHeader(name, value);
  res.setHeader('Content-Type', forPrograms ? 'application/problem+json' : 'text/html; charset=utf-8');
  // no-transform keeps the compressing layer from holding the answer back
  res.setHeader('Cache-Control', 'no-store, no-transform');
  res.setHeader('Content-Length', body.length);
  res.statusCode = status;
  res.locals.refused = status;
  const hasMore = !req.complete && (req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0);
  if (!hasMore) {
    res.end(req.method === 'HEAD' ? undefined : body);
    return;
  }
  res.setHeader('Connection', 'close');
  res.flushHeaders();
  if (req.method !== 'HEAD') res.write(body);
  const finish = () => {
    clearTimeout(timer);
    res.end();
  };
  const timer = setTimeout(finish, DRAIN_MS);
  req.once('end', finish).once('close', finish);
  req.resume();
}
