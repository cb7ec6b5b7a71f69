import { Button, Checkbox, Segmented, Select } from 'antd';
import { useCallback, useState } from 'react';
import { CASE_MARKS, type CaseMark } from '@/client/types';
import { DistrictSelect } from '@/components/DistrictSelect';
import { RiskPicker } from '@/components/RiskPicker';
import { SearchField } from '@/components/SearchField';
import { useNarrow } from '@/components/useNarrow';
import { useTranslation } from '@/lib/i18n';
import {
  OPEN_CASES,
  toAddress,
  type CaseFilter,
  type CaseFilterStep,
  type View,
} from './caseFilter';
import styles from './CasesPage.module.css';

interface FormProps {
  filter: CaseFilter;
  view: View;
  onChange: (step: CaseFilterStep) => void;
  onView: (view: View) => void;
}

/** On a phone it is folded, unless something is set. */
export function CaseFilterForm({ filter, view, onChange, onView }: FormProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const isSet = toAddress({ ...filter, state: null }, 'list').size > 0;
  const [open, setOpen] = useState(!narrow || isSet);
  return (
    <form
      className={styles['form']}
      role="search"
      aria-label={t('alerts.filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      {(open || !narrow) && <Fields filter={filter} onChange={onChange} />}
      <span className={styles['end']}>
        {narrow && (
          <Button aria-expanded={open} onClick={() => setOpen(!open)}>
            {t('alerts.filter')}
          </Button>
        )}
        {(open || !narrow) && (
          <Button
            disabled={!isSet}
            onClick={() => onChange((old) => ({ ...OPEN_CASES, state: old.state }))}
          >
            {t('alerts.reset')}
          </Button>
        )}
        <Segmented
          aria-label={t('cases.filter.view')}
          value={view}
          options={[
            { value: 'list', label: t('cases.filter.list') },
            { value: 'board', label: t('cases.filter.board') },
          ]}
          onChange={onView}
        />
      </span>
    </form>
  );
}

function Fields({ filter, onChange }: Pick<FormProps, 'filter' | 'onChange'>) {
  const { t } = useTranslation();
  const search = useCallback((query: string) => onChange((old) => ({ ...old, query })), [onChange]);
  return (
    <>
      <RiskPicker value={filter.risk} onChange={(risk) => onChange((old) => ({ ...old, risk }))} />
      <DistrictSelect
        value={filter.district}
        onChange={(district) => onChange((old) => ({ ...old, district }))}
      />
      <Select
        allowClear
        className={styles['mark'] ?? ''}
        aria-label={t('cases.filter.mark')}
        placeholder={t('cases.filter.anyMark')}
        value={filter.mark ?? undefined}
        options={CASE_MARKS.map((mark) => ({ value: mark, label: t(`cases.mark.${mark}`) }))}
        onChange={(mark: CaseMark | undefined) =>
          onChange((old) => ({ ...old, mark: mark ?? null }))
        }
      />
      <SearchField label={t('cases.filter.query')} value={filter.query} onChange={search} />
      <Checkbox
        checked={filter.mine}
        onChange={(event) => {
          const mine = event.target.checked;
          onChange((old) => ({ ...old, mine }));
        }}
      >
        {t('cases.filter.mine')}
      </Checkbox>
    </>
  );
}
