import { uiMessages } from '#app/components/messages';
import type { Theme } from '#app/domain/shared/themes';
import { useLang, useT } from '#app/platform/i18n/messages';
import { formatList } from '#app/platform/i18n/format';
import type { Crossing } from './crossing.type';
import { crossingMessages } from './messages';
import './crossing.css';

/** What the figure says, in two sentences: how many pilots join themes, and which places are open. */
export function Findings({ crossing: { joining, exact, isNarrowed } }: { crossing: Crossing }) {
  const t = useT(crossingMessages);
  const lang = useLang();
  const ui = useT(uiMessages);
  const [all = 0, two = 0, three = 0] = joining;
  const open = exact.filter(({ themes, pilots }) => themes.length > 1 && pilots === 0);
  const place = (themes: readonly Theme[]) => (themes.length === 4 ? t('exact.size', { size: '4' }) : themes.map((theme) => ui(`theme.${theme}`)).join(' + ')).toLocaleLowerCase(lang);
  const places = formatList(lang, open.map(({ themes }) => place(themes)));
  return (
    <div className="crossing-findings">
      <p>
        {t(isNarrowed ? 'find.narrowed' : 'find.all', { count: all })}
        {all > 0 && ` ${t('find.two', { count: two })}${two > 0 ? `, ${t('find.three', { count: three })}` : ''}.`}
      </p>
      {!isNarrowed && all > 0 && <p>{t('find.open', { count: open.length, places })}</p>}
    </div>
  );
}
