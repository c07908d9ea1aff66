import { useT } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';

/** The words of the Markdown toolbar, for `TextArea`'s `markdown`. */
export function useToolbarWords() {
  const t = useT(uiMessages);
  return {
    label: t('toolbar.label'),
    bold: t('toolbar.bold'),
    italic: t('toolbar.italic'),
    heading: t('toolbar.heading'),
    list: t('toolbar.list'),
    numbers: t('toolbar.numbers'),
    link: t('toolbar.link'),
  };
}
