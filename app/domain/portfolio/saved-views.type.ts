/** A kept view as its owner and, where it is shared, other coordinators see it. */
export type SavedView = { id: string; name: string; search: string; shared: boolean; own: boolean };
