import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DecideFigure } from '#app/domain/indicators/decide-figure';
import type { ValueVersion } from '#app/domain/indicators/indicator.type';
import { ValueForm } from '#app/domain/indicators/value-form';
import { LangContext } from '#app/platform/i18n/messages';

const indicator = { kind: 'quantitative', unit: 'people', dimension: 'gender', lang: 'fi' } as const;
const version: ValueVersion = {
  id: 'b', indicatorId: 'i', period: '2025H1', version: 2, state: 'submitted', value: 120, text: '', breakdown: null, source: 'Laskuri', comment: '', reason: 'Laskettiin uudelleen', returnReason: '', reportId: null,
  submittedAt: '2025-07-02T09:00:00.000Z', decidedAt: null, enteredAt: '2025-07-02T09:00:00.000Z', enteredBy: 'Ada', decidedBy: null,
};
const shown = (part: React.ReactElement) => renderToStaticMarkup(<LangContext.Provider value="sv">{part}</LangContext.Provider>).replace(/\u00a0/g, ' ');

it('says at the parts that they exceed the whole, where the summary’s link leads, and keeps what was written', () => {
  const result = { sent: { 'figure.value': ['10'], 'figure.breakdown.women': ['11'] }, issues: [{ field: 'figure.breakdown', code: 'partsExceed' }] };
  const html = shown(<ValueForm indicator={indicator} values={{}} base="" corrects={false} discards={false} originalLang="fi" back="" result={result} />);
  const group = /<fieldset id="f-figure-breakdown"[^>]*aria-describedby="f-figure-breakdown-error"[\s\S]*?<\/fieldset>/.exec(html)?.[0] ?? '';
  expect(group).toContain('<p id="f-figure-breakdown-error" class="field-error">Delarna är tillsammans större än hela talet.');
  expect(group).toContain('value="11"');
});

it('shows a coordinator what a figure corrects, the last one and the target, and sends back when it was handed in', () => {
  const beside = { stands: { ...version, id: 'a', value: 100 }, last: { ...version, id: 'c', period: '2024H2', value: 60 }, target: 150 };
  const html = shown(<DecideFigure result={null} mayDecide version={version} beside={beside} indicator={indicator} />);
  expect(html).toContain('<dt>Gäller nu</dt><dd>100 personer</dd>');
  expect(html).toMatch(/Föregående godkända värde<\/dt><dd>60 personer .*juli–december 2024/);
  expect(html).toContain('<dt>Mål för perioden</dt><dd>150 personer</dd>');
  expect(html.match(/name="seen" value="2025-07-02T09:00:00.000Z"/g)).toHaveLength(2);
});
