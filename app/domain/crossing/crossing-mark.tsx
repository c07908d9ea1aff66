import { type Theme, THEMES } from '#app/domain/shared/themes';
import { sideOf } from './crossing';
import './crossing.css';

/** The sides of the mark, each a theme, drawn along the middle of their outline. */
const SIDES: Record<Theme, string> = {
  'low-carbon': 'M4.5 4.5h27v7h-27z',
  smart: 'M36.5 4.5h7v20h-7z',
  healthy: 'M16.5 36.5h20v7h-20z',
  'socially-sustainable': 'M4.5 16.5h7v27h-7z',
};

/** The largest square that the middle of the mark holds with air around it. */
const MIDDLE = 17;

/** A square in the middle of the mark whose area stands for a part of the most. */
function middle(pilots: number, most: number): string {
  const side = Math.round(MIDDLE * sideOf(pilots, most) * 10) / 10;
  const from = Math.round((24 - side / 2) * 10) / 10;
  return `M${from} ${from}h${side}v${side}h-${side}z`;
}

type Props = {
  /** Themes whose sides are thick */
  themes: readonly Theme[];
  /** Themes whose sides are there, but broken */
  broken?: readonly Theme[];
  pilots?: number;
  /** Those and the ones in review */
  withSubmitted?: number;
  /** What fills the middle */
  most?: number;
  /** An open place: its sides are hollow. */
  isOpen?: boolean;
};

/** The mark as a figure: its sides say which themes, the square in its middle how many pilots. What it shows stands beside it in words. */
export function CrossingMark({ themes, broken = [], pilots = 0, withSubmitted = pilots, most = 0, isOpen = false }: Props) {
  const absent = THEMES.filter((theme) => !themes.includes(theme) && !broken.includes(theme));
  return (
    <svg className={isOpen ? 'cross cross-open' : 'cross'} viewBox="4 4 40 40" aria-hidden="true">
      {absent.length > 0 && <path d={absent.map((theme) => SIDES[theme]).join('')} />}
      {[...themes, ...broken].map((theme) => <path key={theme} className={broken.includes(theme) ? `on-${theme} broken` : `on-${theme}`} d={SIDES[theme]} />)}
      {withSubmitted > pilots && <path className="waiting" d={middle(withSubmitted, most)} />}
      {pilots > 0 && <path className="many" d={middle(pilots, most)} />}
    </svg>
  );
}

/** A square whose area stands for a part of the most. */
export function AreaSquare({ pilots, most }: { pilots: number; most: number }) {
  const side = Math.round(sideOf(pilots, most) * 200) / 10;
  return <svg className="crossing-area" viewBox="0 0 20 20" aria-hidden="true">{pilots > 0 && <path d={`M0 20v-${side}h${side}v${side}z`} />}</svg>;
}
