import { ThemeTag } from '#app/components/tags';
import type { Impact, Theme } from '#app/domain/shared/themes';
import { useT } from '#app/platform/i18n/messages';
import { ImpactSquare } from './impact-square';
import { pilotMessages } from './messages';
import './pilot-page.css';

const SIGNS = { '+': ['+', 'plus'], '0': ['0', 'zero'], '-': ['−', 'minus'] } as const;

type Cell = { theme: Theme; impact: Impact | null; evidence: string };

function Effect({ impact }: { impact: Impact | null }) {
  const t = useT(pilotMessages);
  if (!impact) return <p className="text-muted">{t('page.undecided')}</p>;
  const [sign, word] = SIGNS[impact];
  return <p className="impact-effect"><span className="impact-sign">{sign}</span> {t(`sign.${word}`)}</p>;
}

/**
 * The cross-impact matrix around its square: beside each side its theme, the effect as sign and word, and what it rests on.
 * `lang` is the evidence's language.
 */
export function ImpactMatrix({ cells, lang }: { cells: Cell[]; lang?: string }) {
  const t = useT(pilotMessages);
  return (
    <>
      <div className="impact">
        <ImpactSquare cells={cells} />
        {cells.map(({ theme, impact, evidence }) => (
          <div key={theme} className={`impact-${theme}`}>
            <h3><ThemeTag theme={theme} /></h3>
            <Effect impact={impact} />
            {evidence ? <p lang={lang} className="hyphens-auto wrap-anywhere">{evidence}</p> : <p className="text-muted">{t('page.noEvidence')}</p>}
          </div>
        ))}
      </div>
      <p className="meta pilot-key">{t('page.squareKey')}</p>
    </>
  );
}
