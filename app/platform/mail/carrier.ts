// A process of its own that hands letters to the mail server and writes down at once which it took. Nothing else keeps it busy in between, and it
// outlives a server that is killed for as long as the letters in hand take: one that was taken and not written down would go out again.
import { createTransport, type SendMailOptions } from 'nodemailer';
import pg from 'pg';

export type Parcel = { number: number; letterId: string; mail: SendMailOptions };
export type Receipt = { number: number; fault?: string };

/** A mail server that says nothing for so long is taken for down; the job comes again. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const WRITING_DOWN = { tries: 60, pauseMs: 500 };

const transport = createTransport({ url: process.env.SMTP_URL, ...PATIENCE });
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2, connectionTimeoutMillis: 5_000, query_timeout: 5_000, keepAlive: true });
// A connection that the database ends is replaced by the next query.
pool.on('error', () => {});

let inHand = 0;
let isAlone = false;
const goHome = () => isAlone && inHand === 0 && process.exit(0);

/** While the database is away it waits for it. @throws what the database said last */
async function writeDown(letterId: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await pool.query('UPDATE "Letter" SET "sentAt" = now(), "lastError" = NULL WHERE id = $1', [letterId]);
      return;
    } catch (error) {
      if (attempt === WRITING_DOWN.tries) throw error;
      await new Promise((wait) => setTimeout(wait, WRITING_DOWN.pauseMs));
    }
  }
}

process.on('message', async ({ number, letterId, mail }: Parcel) => {
  inHand++;
  let receipt: Receipt = { number };
  try {
    // So that writing down need not wait for a connection, and no letter goes out while it could not be written down.
    await pool.query('SELECT 1');
    await transport.sendMail(mail);
    await writeDown(letterId);
  } catch (error) {
    const { response, message } = error as Error & { response?: string };
    receipt = { number, fault: response ?? message };
  }
  inHand--;
  if (process.connected) process.send?.(receipt, () => goHome());
  goHome();
});
process.on('disconnect', () => {
  isAlone = true;
  goHome();
});
// Whoever ends the server may send its signals to all of its processes; the server says when it is over.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
