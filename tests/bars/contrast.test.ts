import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app/tailwind.css', import.meta.url), 'utf8');
const [lightPart = '', darkPart = ''] = css.split('@media (prefers-color-scheme: dark)');

const rolesIn = (part: string): Record<string, string> =>
  Object.fromEntries([...part.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1] ?? '', found[2] ?? '']));

const light = rolesIn(lightPart);
const palettes = { light, dark: { ...light, ...rolesIn(darkPart.split('@media')[0] ?? '') } };

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** WCAG 2's contrast ratio of two colours, 1 to 21. */
const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x) as [number, number];
  return (a + 0.05) / (b + 0.05);
};

const themes = ['low-carbon', 'smart', 'healthy', 'socially-sustainable'];
const states = ['danger', 'success', 'warning'];
const grounds = ['paper', 'surface', 'sunk'];

const textPairs: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ...['ink', 'ink-soft', 'muted', 'danger'].map((role): [string, string] => [role, ground]),
  ]),
  ...[...themes, ...states].flatMap((role): [string, string][] => [
    [role, `${role}-tint`],
    [role, 'paper'],
    [role, 'surface'],
    ['ink', `${role}-tint`],
    ['muted', `${role}-tint`],
  ]),
  ['paper', 'ink'],
  ['paper', 'ink-soft'],
  ['paper', 'danger'],
];

const shapePairs: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [['edge', ground], ['focus', ground]]),
  ...themes.flatMap((theme): [string, string][] => [[`${theme}-mark`, 'paper'], ['focus', `${theme}-tint`], [`${theme}-mark`, `${theme}-tint`]]),
];

describe.each(Object.entries(palettes))('the %s palette', (_, palette) => {
  const of = (role: string): string => {
    const colour = palette[role];
    if (!colour) throw new Error(`No colour named ${role}`);
    return colour;
  };

  it.each(textPairs)('has text %s readable on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapePairs)('has shape %s visible on %s', (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3);
  });
});

it('has a dark colour for every light one', () => {
  const dark = rolesIn(darkPart.split('@media')[0] ?? '');
  expect(Object.keys(light).sort()).toEqual(Object.keys(dark).sort());
});
