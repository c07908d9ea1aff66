import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { expect, it } from 'vitest';
import { letterNames, render } from '#app/platform/mail/letters.server';
import { LANGUAGES } from '#app/platform/i18n/languages';
import { paramsOf } from '#tests/factories/letters';
import { PAYLOADS } from '#tests/prove/payloads';

const transport = createTransport({ streamTransport: true, buffer: true });
const HEADERS = new Set(['from', 'to', 'subject', 'message-id', 'content-language', 'auto-submitted', 'content-transfer-encoding', 'date', 'mime-version', 'content-type']);

// What people are called and write goes into letters; it must stay text, and never become a line of the head.
it.each(letterNames())('%s stays a letter of plain text, whatever people write', async (template) => {
  const spoiled = `Liisa\r\nBcc: evil@evil.example\r\n\r\n${PAYLOADS.slice(0, 40).join(' ')}\u2028X: 1`;
  for (const lang of LANGUAGES) {
    const { subject, text } = render({ template, lang, params: paramsOf(template, spoiled) });
    expect(subject).not.toMatch(/[\r\n]/);
    const { message } = await transport.sendMail({ from: 'a@example.org', to: 'b@example.org', subject, text, messageId: '<x@example.org>', headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated' } });
    const read = await simpleParser(message);
    expect([...read.headers.keys()].filter((name) => !HEADERS.has(name))).toEqual([]);
    expect(read.headers.get('content-type')).toMatchObject({ value: 'text/plain' });
    expect(read.html).toBe(false);
    expect(read.bcc).toBeUndefined();
  }
});
