import { Choices, Field, type FormResult, Select, TextArea, fieldValue, fieldValues } from '#app/components/field';
import { uiMessages } from '#app/components/messages';
import { useT } from '#app/platform/i18n/messages';
import type { Labelled } from './labelled';
import { sharedMessages } from './messages';
import { one, type Sent } from './sent';

type Shared = { values: Sent; result: FormResult; remarks: Record<string, string[]>; textLang?: string };

/** Draws the fields of a section with what is saved, what was sent, what is wrong and what the reviewer said. */
export function SectionFields({ fields, ...shared }: Shared & { fields: Labelled[] }) {
  return fields.map((field) => <OneField key={field.name} field={field} {...shared} />);
}

function OneField({ field, values, result, remarks, textLang }: Shared & { field: Labelled }) {
  const t = useT(sharedMessages);
  const ui = useT(uiMessages);
  const { name, label, hint, optional } = field;
  const common = { name, label, hint, optional, result, remarks: remarks[name] };
  const value = one(values, name);
  switch (field.as) {
    case 'line':
      return <Field {...common} value={value} />;
    case 'url':
      return <Field {...common} value={value} type="url" />;
    case 'date':
      return <Field {...common} value={value} type="date" width="short" />;
    case 'number':
      return <Field {...common} value={value} inputMode="numeric" width="short" />;
    case 'text':
      return <TextArea {...common} value={value} rows={3} />;
    case 'markdown': {
      const toolbar = { label: t('toolbar.label'), bold: t('toolbar.bold'), italic: t('toolbar.italic'), heading: t('toolbar.heading'), list: t('toolbar.list'), numbers: t('toolbar.numbers'), link: t('toolbar.link') };
      return <TextArea {...common} value={value} rows={9} markdown={toolbar} hint={<>{hint} {t('edit.markdownHint')}</>} />;
    }
    case 'choice':
      return <Choices {...common} type="radio" inline options={field.options} values={values[name]} />;
    case 'select':
      return <Select {...common} value={value} options={field.options} empty={ui('choose')} />;
    case 'check':
      return (
        <label className="choice field">
          <input type="checkbox" name={name} value="yes" defaultChecked={fieldValues(result, name, values[name]).includes('yes')} />
          <span>{label}</span>
        </label>
      );
    case 'checks':
      return <CheckGroups field={field} {...{ values, result, remarks }} />;
    case 'group':
      return (
        <fieldset className="field-group">
          <legend className="field-group-title">{label}</legend>
          <SectionFields fields={field.fields} {...{ values, result, remarks, textLang }} />
        </fieldset>
      );
    case 'rows':
      return <Rows field={field} {...{ values, result, remarks }} />;
  }
}

/** Many tick boxes in groups that open; a group with something ticked stands open. */
function CheckGroups({ field, values, result, remarks }: Shared & { field: Extract<Labelled, { as: 'checks' }> }) {
  const chosen = fieldValues(result, field.name, values[field.name]);
  const errors = (result?.issues ?? []).filter((issue) => issue.field === field.name);
  const t = useT(uiMessages);
  const id = `f-${field.name}`;
  return (
    <fieldset className="field" id={id} tabIndex={-1} aria-describedby={errors.length ? `${id}-error` : undefined}>
      <legend className="field-label">{field.label}</legend>
      {field.hint && <p className="field-hint">{field.hint}</p>}
      {remarks[field.name]?.map((remark) => <p key={remark} className="field-remark">{remark}</p>)}
      {errors.length > 0 && <p id={`${id}-error`} className="field-error">{t.at(`error.${errors[0]?.code}`)}</p>}
      {field.groups.map((group) => {
        const ticked = group.options.filter((option) => chosen.includes(option.value)).length;
        return (
          <details key={group.label} open={ticked > 0} className="check-group">
            <summary>{group.label}{ticked > 0 && <span className="tag">{ticked}</span>}</summary>
            <div className="choices">
              {group.options.map((option) => (
                <label key={option.value} className="choice">
                  <input type="checkbox" name={field.name} value={option.value} defaultChecked={chosen.includes(option.value)} />
                  <span>{option.label}</span>
                </label>
              ))}
            </div>
          </details>
        );
      })}
    </fieldset>
  );
}

/** A group that repeats: the rows there are and a few empty ones. */
function Rows({ field, values, result, remarks }: Shared & { field: Extract<Labelled, { as: 'rows' }> }) {
  const t = useT(sharedMessages);
  const ui = useT(uiMessages);
  const from = result ? result.sent : values;
  const filled = Math.max(0, ...Object.keys(from).filter((key) => key.startsWith(`${field.name}.`) && from[key]?.[0]).map((key) => Number(key.split('.')[1]) + 1));
  const general = (result?.issues ?? []).filter((issue) => issue.field === field.name);
  return (
    <fieldset className="field rows" id={`f-${field.name}`} tabIndex={-1}>
      <legend className="field-label">{field.label}</legend>
      {field.hint && <p className="field-hint">{field.hint}</p>}
      {remarks[field.name]?.map((remark) => <p key={remark} className="field-remark">{remark}</p>)}
      {general.length > 0 && <p className="field-error">{ui.at(`error.${general[0]?.code}`)}</p>}
      <row-adder>
        {Array.from({ length: filled + field.spare }, (_, at) => at).map((at) => (
          <div key={at} className="row" role="group" aria-label={`${field.label}: ${t('edit.row', { n: at + 1 })}`} data-spare={at >= filled ? '' : undefined}>
            {fieldValue(result, `${field.name}.${at}.id`, one(values, `${field.name}.${at}.id`)) && (
              <input type="hidden" name={`${field.name}.${at}.id`} value={fieldValue(result, `${field.name}.${at}.id`, one(values, `${field.name}.${at}.id`))} />
            )}
            {field.columns.map((column) => (
              <OneField key={column.name} field={{ ...column, name: `${field.name}.${at}.${column.name}` }} values={values} result={result} remarks={remarks} />
            ))}
          </div>
        ))}
        <button type="button" className="btn-secondary" data-add hidden>{ui('addRow')}</button>
      </row-adder>
    </fieldset>
  );
}
