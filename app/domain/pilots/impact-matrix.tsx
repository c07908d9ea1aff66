import { ThemeTag } from '#app/components/tags';
import type { Impact, Theme } from '#app/domain/shared/themes';
import { useT } from '#app/platform/i18n/messages';
import { pilotMessages } from './messages';

const SIGNS = { '+': ['+', 'plus'], '0': ['0', 'zero'], '-': ['−', 'minus'] } as const;

type Cell = { theme: Theme; impact: Impact | null; evidence: string };

function Effect({ impact }: { impact: Impact | null }) {
  const t = useT(pilotMessages);
  if (!impact) return <span className="text-muted">{t('page.undecided')}</span>;
  const [sign, word] = SIGNS[impact];
  return (
    <strong className="inline-flex items-baseline gap-2">
      <span className="inline-block w-5 text-center text-xl leading-none">{sign}</span> {t(`sign.${word}`)}
    </strong>
  );
}

/** The cross-impact matrix: for each theme the effect as sign and word, with what it rests on. `lang` is the evidence's language. */
export function ImpactMatrix({ cells, lang }: { cells: Cell[]; lang?: string }) {
  const t = useT(pilotMessages);
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('list.theme')}</th>
          <th scope="col">{t('page.effectAndEvidence')}</th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ theme, impact, evidence }) => (
          <tr key={theme}>
            <th scope="row" className="w-2/5 sm:w-1/4"><ThemeTag theme={theme} /></th>
            <td>
              <div className="grid gap-x-6 gap-y-1 md:grid-cols-[9.5rem_1fr]">
                <Effect impact={impact} />
                {evidence ? <p lang={lang} className="hyphens-auto wrap-anywhere">{evidence}</p> : <p className="text-muted">{t('page.noEvidence')}</p>}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
