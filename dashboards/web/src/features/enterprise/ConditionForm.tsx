import { Button, Input, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useCatalogue } from '@/client/catalogue';
import { Formulas } from '@/components/Formulas';
import { PinyinSelect } from '@/components/PinyinSelect';
import { useLanguage, useTranslation } from '@/lib/i18n';
import {
  hasSign,
  isValue,
  needsValue,
  SIGNS,
  testsOf,
  type Condition,
  type TagSpec,
  type Test,
} from './conditions';
import styles from './TagConditions.module.css';

interface FormProps {
  initial?: Condition;
  onApply: (condition: Condition) => void;
}

/** Chooses a tag, how it is compared, and with what; says at once what can't be meant. */
export function ConditionForm({ initial, onApply }: FormProps) {
  const { t } = useTranslation();
  const { data } = useCatalogue();
  const [tag, setTag] = useState(initial?.tag);
  const [test, setTest] = useState<Test>(initial?.test ?? 'gt');
  const [value, setValue] = useState(initial?.value ?? '');
  const [tried, setTried] = useState(false);
  const spec = data?.tags.find((each) => each.tag === tag);
  const valued = needsValue(test);
  const valid = spec !== undefined && (!valued || isValue(spec.kind, test, value.trim()));
  const choose = (next: TagSpec) => {
    setTag(next.tag);
    const tests = testsOf(next.kind);
    if (!tests.includes(test)) setTest('eq');
    if (test !== 'changed') setValue(next.kind === 'truth' ? 'true' : '');
    setTried(false);
  };
  /** A value is kept where it means the same by the other test. */
  const chooseTest = (next: Test) => {
    setTest(next);
    if (next === 'changed') setValue('30');
    else if (test === 'changed') setValue(spec?.kind === 'truth' ? 'true' : '');
    setTried(false);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (valid) onApply({ tag: spec.tag, test, value: valued ? value.trim() : '' });
      }}
    >
      <label>
        {t('screening.tag')}
        <TagSelect value={tag ?? ''} onChoose={choose} />
      </label>
      {spec !== undefined && (
        <p className={styles['description']}>
          <Formulas text={spec.description} />
        </p>
      )}
      <div className={styles['row']}>
        <TestSelect kind={spec?.kind ?? 'quantity'} value={test} onChange={chooseTest} />
        {valued && <Value spec={spec} test={test} value={value} onChange={setValue} />}
      </div>
      {tried && !valid && spec !== undefined && (
        <p className={styles['fault']} role="alert">
          {t(`screening.invalid.${test === 'changed' ? 'days' : spec.kind}`)}
        </p>
      )}
      <Button type="primary" htmlType="submit" size="small" disabled={spec === undefined}>
        {t('screening.apply')}
      </Button>
    </form>
  );
}

interface TagSelectProps {
  value: string;
  onChoose: (spec: TagSpec) => void;
}

function TagSelect({ value, onChoose }: TagSelectProps) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const { data } = useCatalogue();
  const options = useMemo(
    () =>
      (data?.categories ?? []).map((category) => ({
        label: english ? category.english : category.chinese,
        options: (data?.tags ?? [])
          .filter((each) => each.category === category.category)
          .map((each) => ({
            value: each.tag,
            label: `${english ? each.english : each.chinese} ${each.tag}`,
            title: each.description,
          })),
      })),
    [data, english],
  );
  return (
    <PinyinSelect
      aria-label={t('screening.tag')}
      placeholder={t('screening.tagHint')}
      popupMatchSelectWidth={340}
      value={value === '' ? undefined : value}
      options={options.filter((group) => group.options.length > 0)}
      onChange={(id: string) => {
        const spec = data?.tags.find((each) => each.tag === id);
        if (spec !== undefined) onChoose(spec);
      }}
    />
  );
}

interface TestProps {
  kind: TagSpec['kind'];
  value: Test;
  onChange: (test: Test) => void;
}

function TestSelect({ kind, value, onChange }: TestProps) {
  const { t } = useTranslation();
  return (
    <label>
      {t('screening.test')}
      <Select
        aria-label={t('screening.test')}
        value={value}
        options={testsOf(kind).map((test) => ({
          value: test,
          label: hasSign(test) ? SIGNS[test] : t(`screening.${test}`),
        }))}
        onChange={onChange}
      />
    </label>
  );
}

interface ValueProps {
  spec: TagSpec | undefined;
  test: Test;
  value: string;
  onChange: (value: string) => void;
}

function Value({ spec, test, value, onChange }: ValueProps) {
  const { t } = useTranslation();
  const id = useId();
  const days = test === 'changed';
  const unit = spec?.unit ?? '';
  const label = days
    ? t('screening.daysValue')
    : unit === ''
      ? t('screening.value')
      : t('screening.valueOf', { unit });
  return (
    <label htmlFor={id}>
      {label}
      {spec?.kind === 'truth' && !days ? (
        <Select
          id={id}
          aria-label={label}
          value={value}
          options={[
            { value: 'true', label: t('screening.yes') },
            { value: 'false', label: t('screening.no') },
          ]}
          onChange={onChange}
        />
      ) : (
        <Input
          id={id}
          inputMode={days ? 'numeric' : spec?.kind === 'code' ? 'text' : 'decimal'}
          maxLength={100}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </label>
  );
}
