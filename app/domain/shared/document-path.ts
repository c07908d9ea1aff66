import type { Attachment } from './content';

/** Where a document is downloaded. */
export const documentPath = ({ fileId, name }: Pick<Attachment, 'fileId' | 'name'>): string => `/documents/${fileId}/${encodeURIComponent(name)}`;
