import { once } from 'node:events';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes every letter and counts how often each came. */
export type Mailbox = { port: number; close: () => Promise<void> };

/**
 * Opens a mail server.
 * @param delivered how often each letter came, by its Message-ID
 * @returns the port it listens at, and what closes it
 */
export async function openMailbox(delivered: Map<string, number>): Promise<Mailbox> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => void simpleParser(stream).then(({ messageId = '' }) => {
      delivered.set(messageId, (delivered.get(messageId) ?? 0) + 1);
      done();
    }, done),
  });
  smtp.on('error', () => {}); // a killed server hangs up in the middle of a letter
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  return { port: (smtp.server.address() as { port: number }).port, close: () => new Promise((done) => smtp.close(() => done())) };
}
