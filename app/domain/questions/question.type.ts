/** An organisation that asks or answers. */
export type Speaker = { name: string; lang: string; slug: string };

/** A question as everybody reads it: the organisations that speak, no person. */
export type PublicQuestion = {
  id: string;
  lang: string;
  text: string;
  at: string;
  by: Speaker | null;
  answers: { id: string; lang: string; text: string; at: string; edited: string | null; role: string; by: Speaker | null }[];
};

/** A page of them. */
export type PublicQuestions = { all: number; page: number; pages: number; questions: PublicQuestion[] };

/** A question at the desk. */
export type DeskQuestion = { id: string; state: string; lang: string; text: string; at: string; kind: string; title: string; titleLang: string; answered: boolean };

/** What another editor answered meanwhile. */
export type OtherAnswer = { text: string; lang: string; lock: number };
