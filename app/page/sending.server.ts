import { createHash } from 'node:crypto';
import type { Member } from '#app/domain/shared/viewer';
import { one, type Sent } from './form.server';

/**
 * The id of what a form makes. It follows from who sent it, to which address, from which rendering (`<Sending />`) and with which words: the same again is
 * the same thing, anything else another, and nobody's form can hit what another's has made. Without the mark it is a new one each time.
 */
export function idFor(member: Member, request: Request, sent: Sent): string {
  if (!one(sent, 'sending')) return crypto.randomUUID();
  const said = JSON.stringify([member.personId, new URL(request.url).pathname, sent]);
  const hex = createHash('sha256').update(said).digest('hex');
  // As RFC 9562 writes an id of one's own making: version 8.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
