import './home-figures.css';

type Figure = { value: string; label: string; href?: string };

/** A few figures, large, each with what it counts and, where there is one, the page behind it. */
export function HomeFigures({ figures }: { figures: Figure[] }) {
  return (
    <dl className="home-figures">
      {figures.map(({ value, label, href }) => (
        <div key={label}>
          <dt>{href ? <a href={href}>{label}</a> : label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
