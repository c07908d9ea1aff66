import { FOLLOW_UP_OUTCOMES } from '#app/domain/follow-ups/follow-up.type';
import { FEW_ANSWERS, type FollowUpFigure, type FollowUpFigures } from '#app/domain/progress/follow-up-figures.type';
import type { Block } from '#app/platform/press/document';
import { heading, paragraph, tableOf } from './paper-blocks';
import type { PaperWords } from './paper-words';

function afterPart({ months, asked, answered, outcomes, lives, responseRate, survival }: FollowUpFigure, { followUp: t, n, share }: PaperWords): Block[] {
  const name = t('figures.after', { months });
  if (asked === 0) return [heading(name), paragraph(t('figures.notAsked'))];
  const isFew = answered < FEW_ANSWERS;
  const columns = [{ head: t('figures.what'), width: 3 }, { head: t('figures.count'), width: 1, number: true }, ...(isFew ? [] : [{ head: t('figures.share'), width: 1, number: true }])];
  const value = isFew ? t('figures.of', { part: lives, whole: answered }) : share(survival ?? 0);
  const response = asked === 1 ? t('figures.responseOne', { answered }) : t('figures.response', { answered, asked, share: share(responseRate ?? 0) });
  return [
    heading(name),
    ...(survival === null ? [paragraph(t('figures.nothing'))] : [
      { kind: 'numbers' as const, items: [{ value, label: t('figures.livesOn') }] },
      ...tableOf(name, columns, FOLLOW_UP_OUTCOMES.map((outcome) => [t(`outcome.${outcome}`), n(outcomes[outcome]), ...(isFew ? [] : [share(outcomes[outcome] / answered)])])),
    ]),
    paragraph(response),
  ];
}

/** What remains after the pilots: the same figures as the page's. */
export const followUpsPart = ({ months }: FollowUpFigures, words: PaperWords): Block[] =>
  [paragraph(words.followUp('figures.note')), ...months.flatMap((figure) => afterPart(figure, words))];
