/** A practice in a list, with what its keeper says of it. */
export type ListItem = { id: string; slug: string; title: string; lang: string; summary: string; leadName: string; note: string; added: string };

/** A practice in a list that is no longer public: nothing is said of it but what its keeper wrote. */
export type GoneItem = { id: string; note: string; added: string };

/** A list of practices; `link` is where it can be read by whoever has it, null while it is not shared. */
export type PracticeListView = { id: string; name: string; note: string; lock: number; link: string | null; items: ListItem[]; gone: GoneItem[] };
