import { Button, Checkbox, Segmented, Select } from 'antd';
import { useCallback } from 'react';
import { CASE_MARKS, type CaseMark } from '@/client/types';
import { DistrictSelect } from '@/components/DistrictSelect';
import { RiskPicker } from '@/components/RiskPicker';
import { SearchField } from '@/components/SearchField';
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

export function CaseFilterForm({ filter, view, onChange, onView }: FormProps) {
  const { t } = useTranslation();
  const search = useCallback((query: string) => onChange((old) => ({ ...old, query })), [onChange]);
  return (
    <form
      className={styles['form']}
      role="search"
      aria-label={t('alerts.filter')}
      onSubmit={(event) => event.preventDefault()}
    >
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
      <span className={styles['end']}>
        <Button
          disabled={toAddress({ ...filter, state: null }, 'list').size === 0}
          onClick={() => onChange((old) => ({ ...OPEN_CASES, state: old.state }))}
        >
          {t('alerts.reset')}
        </Button>
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
