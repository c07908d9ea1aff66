import { signedToken, tokenId } from '#app/platform/auth/secrets.server';

const PURPOSE = 'practice-list';

/** The secret part of the link to a shared list: its `shareId` with the server's signature, which is stored nowhere. */
export const listToken = (shareId: string): string => signedToken(PURPOSE, shareId);

/** The `shareId` in a link, or null when the signature is not ours. */
export const sharedListId = (token: string): string | null => tokenId(PURPOSE, token);
