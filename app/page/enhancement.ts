import { createContext } from 'react';

/** Address of the one small script that enhances pages; every page works without it. */
export const EnhancementContext = createContext<string | null>(null);
