import { Prose } from '#app/components/prose';

/** A page of nothing but a title and text. */
export function StatementPage({ title, html }: { title: string; html: string }) {
  return (
    <article className="wrap-narrow">
      <header className="page-head"><h1>{title}</h1></header>
      <Prose html={html} />
    </article>
  );
}
