import { uiMessages } from '#app/components/messages';
import { GOALS } from '#app/domain/sdg/sdg';
import type { Theme } from '#app/domain/shared/themes';
import { formatList } from '#app/platform/i18n/format';
import { useLang, useT } from '#app/platform/i18n/messages';
import { progressMessages } from './messages';
import type { GapFigures, PilotFigures } from './progress.type';
import './progress.css';

/** Names of sets of themes, each a set: "Smart and healthy". */
function useSetNames() {
  const ui = useT(uiMessages);
  const lang = useLang();
  return (themes: readonly Theme[]) => formatList(lang, themes.map((theme, i) => (i === 0 ? ui(`theme.${theme}`) : ui(`theme.${theme}`).toLocaleLowerCase(lang))));
}

/** Where nothing has been tried or written yet. */
export function Gaps({ pilots, gaps }: { pilots: PilotFigures; gaps: GapFigures }) {
  const t = useT(progressMessages);
  const ui = useT(uiMessages);
  const page = useLang();
  const nameOf = useSetNames();
  const open = pilots.crossing.filter(({ themes, pilots: n }) => themes.length > 1 && n === 0);
  const goals = GOALS.filter(({ code }) => pilots.goalsWithout.includes(Number(code)));
  const { cities, citiesInAll, ofCities, themesWithoutPractices } = gaps;
  const list = cities.map(({ id, name, lang, href }) => <li key={id}><a href={href} lang={lang === page ? undefined : lang}>{name}</a></li>);
  return (
    <div className="gaps">
      <div>
        <p><a href={`/${page}/crossing`}>{t('gaps.crossings', { count: open.length })}</a></p>
        {open.length > 0 && <ul>{open.map(({ themes }) => <li key={themes.join()}>{nameOf(themes)}</li>)}</ul>}
      </div>
      <div>
        <p>{ofCities === 0 ? t('gaps.cityNone') : t('gaps.cities', { count: citiesInAll, of: ofCities })}</p>
        {list.length > 0 && list.length <= 8 && <ul>{list}</ul>}
        {list.length > 8 && <details><summary>{t('gaps.showCities')}</summary><ul className="gap-cities">{list}</ul></details>}
      </div>
      <div>
        <p>{t('gaps.goals', { count: goals.length })}</p>
        {goals.length > 0 && <ul>{goals.map(({ code, label }) => <li key={code}>{code} {label[page]}</li>)}</ul>}
      </div>
      <div>
        <p><a href={`/${page}/practices`}>{t('gaps.practices', { count: themesWithoutPractices.length })}</a></p>
        {themesWithoutPractices.length > 0 && <ul>{themesWithoutPractices.map((theme) => <li key={theme}>{ui(`theme.${theme}`)}</li>)}</ul>}
      </div>
    </div>
  );
}
