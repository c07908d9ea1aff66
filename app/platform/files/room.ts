const FULL = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/** Whether an error says that the disk takes nothing more: a fault of the server's that whoever sent a file should hear of as such. */
export const isFull = (error: unknown): boolean => FULL.has(String((error as NodeJS.ErrnoException | null)?.code));
