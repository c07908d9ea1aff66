import type { Piece } from './changes';
import './changed-text.css';

const TAGS = { same: 'span', added: 'ins', removed: 'del' } as const;

/** A text with what was added and removed marked in it. @param side only the earlier or only the later of the two texts; without it both at once */
export function ChangedText({ pieces, side, lang }: { pieces: Piece[]; side?: 'before' | 'now'; lang?: string }) {
  const without = side === 'before' ? 'added' : side === 'now' ? 'removed' : null;
  let offset = 0;
  const shown = pieces.filter(({ kind }) => kind !== without);
  return (
    <p className="kept-lines changed-text" lang={lang}>
      {shown.map(({ kind, text }) => {
        const Tag = TAGS[kind];
        const key = `${kind}-${offset}`;
        offset += text.length;
        return <Tag key={key}>{text}</Tag>;
      })}
    </p>
  );
}
