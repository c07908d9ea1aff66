import type { ReactNode } from 'react';
import { useT, type Values } from '#app/platform/i18n/messages';
import { uiMessages } from './messages';

/** What a failed form hands back, as the pages' actions return it. */
export type FormResult = {
  sent: Record<string, string[]>;
  issues: { field: string; code: string; values?: Record<string, string | number> }[];
} | null | undefined;

type Common = {
  name: string;
  label: string;
  hint?: ReactNode;
  optional?: boolean;
  result?: FormResult;
  /** Further remarks about the field, e.g. the reviewer's reasons. */
  remarks?: string[];
  lang?: string;
};

/** What stands in a field: what the person sent, else what was saved. */
export const fieldValue = (result: FormResult, name: string, saved = ''): string =>
  result ? (result.sent[name]?.[0] ?? '') : saved;

/** Every value of a field with several, e.g. ticked boxes. */
export const fieldValues = (result: FormResult, name: string, saved: readonly string[] = []): readonly string[] =>
  result ? (result.sent[name] ?? []) : saved;

function useErrors(result: FormResult, name: string): string[] {
  const t = useT(uiMessages);
  return (result?.issues ?? [])
    .filter((issue) => issue.field === name)
    .map(({ code, values }) => t.at(t.has(`error.${code}`) ? `error.${code}` : 'error.invalid', { max: 0, ...values } as Values));
}

const idOf = (name: string) => `f-${name.replace(/[^a-zA-Z0-9]+/g, '-')}`;

function describedBy(id: string, hint: unknown, errors: string[], remarks?: string[]): string | undefined {
  const ids = [hint ? `${id}-hint` : '', remarks?.length ? `${id}-remarks` : '', errors.length ? `${id}-error` : ''];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** Hint, reviewer's remarks and errors of a field, in reading order. */
function Notes({ id, hint, errors, remarks }: { id: string; hint?: ReactNode; errors: string[]; remarks?: string[] }) {
  return (
    <>
      {hint && <p id={`${id}-hint`} className="field-hint">{hint}</p>}
      {remarks && remarks.length > 0 && (
        <div id={`${id}-remarks`} className="field-remark">{remarks.map((remark) => <p key={remark}>{remark}</p>)}</div>
      )}
      {errors.length > 0 && (
        <p id={`${id}-error`} className="field-error">{errors.join(' ')}</p>
      )}
    </>
  );
}

function Label({ id, label, optional }: { id: string; label: string; optional?: boolean }) {
  const t = useT(uiMessages);
  return (
    <label htmlFor={id} className="field-label">
      {label} {optional && <span className="field-optional">({t('optional')})</span>}
    </label>
  );
}

type InputProps = Common & {
  type?: 'text' | 'email' | 'password' | 'date' | 'number' | 'url' | 'search' | 'file';
  value?: string;
  autoComplete?: string;
  inputMode?: 'numeric' | 'decimal';
  maxLength?: number;
  accept?: string;
  width?: 'full' | 'short';
};

/** A labelled one-line field with its hint, remarks and errors. */
export function Field({ name, label, hint, optional, result, remarks, type = 'text', value, width, ...rest }: InputProps) {
  const errors = useErrors(result, name);
  const id = idOf(name);
  const keeps = type !== 'password' && type !== 'file';
  return (
    <div className="field">
      <Label id={id} label={label} optional={optional} />
      <Notes id={id} hint={hint} errors={errors} remarks={remarks} />
      <input
        id={id}
        name={name}
        type={type}
        defaultValue={keeps ? fieldValue(result, name, value) : undefined}
        className={width === 'short' ? 'input input-short' : 'input'}
        aria-describedby={describedBy(id, hint, errors, remarks)}
        aria-invalid={errors.length > 0 || undefined}
        {...rest}
      />
    </div>
  );
}

type AreaProps = Common & { value?: string; rows?: number; markdown?: { label: string } & Record<'bold' | 'italic' | 'heading' | 'list' | 'numbers' | 'link', string>; maxLength?: number };

/** A labelled text of several lines; with `markdown` a toolbar stands above it when scripting is on. */
export function TextArea({ name, label, hint, optional, result, remarks, value, rows = 5, markdown, ...rest }: AreaProps) {
  const errors = useErrors(result, name);
  const id = idOf(name);
  return (
    <div className="field">
      <Label id={id} label={label} optional={optional} />
      <Notes id={id} hint={hint} errors={errors} remarks={remarks} />
      {markdown && (
        <markdown-toolbar for={id} aria-label={markdown.label}>
          <md-bold>{markdown.bold}</md-bold>
          <md-italic>{markdown.italic}</md-italic>
          <md-header level="3">{markdown.heading}</md-header>
          <md-unordered-list>{markdown.list}</md-unordered-list>
          <md-ordered-list>{markdown.numbers}</md-ordered-list>
          <md-link>{markdown.link}</md-link>
        </markdown-toolbar>
      )}
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={fieldValue(result, name, value)}
        className="input"
        aria-describedby={describedBy(id, hint, errors, remarks)}
        aria-invalid={errors.length > 0 || undefined}
        {...rest}
      />
    </div>
  );
}

export type Option = { value: string; label: string; hint?: string; lang?: string };

/** A labelled drop-down. `empty` is the text of the choice that chooses nothing. */
export function Select({ name, label, hint, optional, result, remarks, value, options, empty }: Common & { value?: string; options: Option[]; empty?: string }) {
  const errors = useErrors(result, name);
  const id = idOf(name);
  return (
    <div className="field">
      <Label id={id} label={label} optional={optional} />
      <Notes id={id} hint={hint} errors={errors} remarks={remarks} />
      <select id={id} name={name} defaultValue={fieldValue(result, name, value)} className="input" aria-describedby={describedBy(id, hint, errors, remarks)} aria-invalid={errors.length > 0 || undefined}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>{option.label}</option>
        ))}
      </select>
    </div>
  );
}

/** A group of radio buttons or tick boxes under one legend. */
export function Choices({ name, label, hint, optional, result, remarks, options, values = [], type, inline }: Common & { options: Option[]; values?: readonly string[]; type: 'radio' | 'checkbox'; inline?: boolean }) {
  const t = useT(uiMessages);
  const errors = useErrors(result, name);
  const id = idOf(name);
  const chosen = fieldValues(result, name, values);
  return (
    <fieldset className="field" aria-describedby={describedBy(id, hint, errors, remarks)}>
      <legend className="field-label">
        {label} {optional && <span className="field-optional">({t('optional')})</span>}
      </legend>
      <Notes id={id} hint={hint} errors={errors} remarks={remarks} />
      <div className={inline ? 'choices choices-inline' : 'choices'}>
        {options.map((option, i) => (
          <label key={option.value} className="choice" htmlFor={i === 0 ? id : `${id}-${i}`}>
            <input id={i === 0 ? id : `${id}-${i}`} type={type} name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
            <span lang={option.lang}>
              {option.label}
              {option.hint && <small className="choice-hint">{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Fields that belong together, with what is wrong of them as a whole. */
export function FieldGroup({ name, legend, result, children }: { name: string; legend: string; result?: FormResult; children: ReactNode }) {
  const errors = useErrors(result, name);
  const id = idOf(name);
  return (
    <fieldset id={id} tabIndex={-1} className="fieldset" aria-describedby={describedBy(id, null, errors)}>
      <legend>{legend}</legend>
      <Notes id={id} errors={errors} />
      {children}
    </fieldset>
  );
}

/**
 * What stands on top of a page that refuses: reading goes on there, without scripting, too. Whoever sent the form waits for its answer, so the
 * focus is not taken from anything else.
 */
export const REFUSAL = { className: 'error-summary', role: 'alert', tabIndex: -1, autoFocus: true } as const;

/** At the top of a failed form: what is wrong, each line a link to its field. `labels` names the fields. */
export function ErrorSummary({ result, labels = {} }: { result: FormResult; labels?: Record<string, string> }) {
  const t = useT(uiMessages);
  if (!result || result.issues.length === 0) return null;
  const say = (code: string, values?: object) => t.at(t.has(`error.${code}`) ? `error.${code}` : 'error.invalid', { max: 0, minutes: 1, ...values } as Values);
  return (
    <div {...REFUSAL}>
      <h2>{t('errorSummary', { count: result.issues.length })}</h2>
      <ul>
        {result.issues.map(({ field, code, values }) => (
          <li key={`${field}:${code}`}>
            {field ? <a href={`#${idOf(field)}`}>{labels[field] ? `${labels[field]}: ` : ''}{say(code, values)}</a> : say(code, values)}
          </li>
        ))}
      </ul>
    </div>
  );
}
