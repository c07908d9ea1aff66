/**
 * Marks one rendering of a form that makes something new, so that what is sent twice from it is made once: see `page/sending.server.ts`.
 * Only for pages that are not kept for everybody.
 */
export const Sending = () => <input type="hidden" name="sending" value={crypto.randomUUID()} />;
