import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useNames } from '@/client/catalogue';
import { BANDS, type Band } from '@/client/types';
import { BandToggles } from '@/components/BandToggles';
import { DistrictSelect } from '@/components/DistrictSelect';
import { RiskPicker } from '@/components/RiskPicker';
import { SearchField } from '@/components/SearchField';
import { useNarrow } from '@/components/useNarrow';
import { useTranslation } from '@/lib/i18n';
import { EVERYTHING, isEverything, type AlertFilter, type FilterStep } from './filter';
import styles from './FilterForm.module.css';

/** Of the white list, or of those that nobody handled in time; one at a time. */
const SOME = ['any', 'only', 'without', 'late'] as const;

type Some = (typeof SOME)[number];

function someOf(filter: AlertFilter): Some {
  return filter.late ? 'late' : (filter.white ?? 'any');
}

function withSome(filter: AlertFilter, some: Some): AlertFilter {
  const white = some === 'only' || some === 'without' ? some : null;
  return { ...filter, white, late: some === 'late' };
}

interface FormProps {
  filter: AlertFilter;
  /** Whether only risk and district can be chosen. */
  brief?: boolean;
  onChange: (step: FilterStep) => void;
}

/** The folding search form; folded, it shows what is set as removable tags. */
export function FilterForm({ filter, brief = false, onChange }: FormProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [open, setOpen] = useState(!narrow);
  return (
    <form
      className={styles['form']}
      role="search"
      aria-label={t('alerts.filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      {open ? (
        <Fields filter={filter} brief={brief} onChange={onChange} />
      ) : (
        <ActiveTags filter={filter} onChange={onChange} />
      )}
      <span className={styles['end']}>
        <Button disabled={isEverything(filter)} onClick={() => onChange(() => EVERYTHING)}>
          {t('alerts.reset')}
        </Button>
        <Button
          type="link"
          icon={open ? <UpOutlined /> : <DownOutlined />}
          iconPlacement="end"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'common.collapse' : 'common.expand')}
        </Button>
      </span>
    </form>
  );
}

function Fields({ filter, brief, onChange }: FormProps) {
  const { t } = useTranslation();
  const toggle = (band: Band) =>
    onChange((old) => ({
      ...old,
      bands: BANDS.filter((other) => old.bands.includes(other) !== (other === band)),
    }));
  return (
    <>
      <RiskPicker value={filter.risk} onChange={(risk) => onChange((old) => ({ ...old, risk }))} />
      {brief !== true && <BandToggles options={BANDS} chosen={filter.bands} onToggle={toggle} />}
      <DistrictSelect
        value={filter.district}
        onChange={(district) => onChange((old) => ({ ...old, district }))}
      />
      {brief !== true && (
        <SearchField
          value={filter.enterprise}
          onChange={(enterprise) => onChange((old) => ({ ...old, enterprise }))}
        />
      )}
      {brief !== true && (
        <Select
          style={{ width: 150 }}
          aria-label={t('lists.filter.label')}
          value={someOf(filter)}
          options={SOME.map((value) => ({
            value,
            label: t(`lists.filter.${value}`),
          }))}
          onChange={(some: Some) => onChange((old) => withSome(old, some))}
        />
      )}
    </>
  );
}

function ActiveTags({ filter, onChange }: FormProps) {
  const { t } = useTranslation();
  const names = useNames();
  if (isEverything(filter)) return <span className={styles['label']}>{t('alerts.filter')}: —</span>;
  return (
    <>
      <span className={styles['label']}>{t('alerts.filter')}</span>
      {filter.risk !== null && (
        <Tag closable onClose={() => onChange((old) => ({ ...old, risk: null }))}>
          {t(`risk.${filter.risk}`)}
        </Tag>
      )}
      {filter.bands.map((band) => (
        <Tag
          key={band}
          closable
          onClose={() =>
            onChange((old) => ({ ...old, bands: old.bands.filter((b) => b !== band) }))
          }
        >
          {t(`bandLong.${band}`)}
        </Tag>
      ))}
      {filter.district !== '' && (
        <Tag closable onClose={() => onChange((old) => ({ ...old, district: '' }))}>
          {t('alerts.district')} {names.district(filter.district)}
        </Tag>
      )}
      {filter.enterprise !== '' && (
        <Tag closable onClose={() => onChange((old) => ({ ...old, enterprise: '' }))}>
          {t('alerts.enterprise')} “{filter.enterprise}”
        </Tag>
      )}
      {someOf(filter) !== 'any' && (
        <Tag closable onClose={() => onChange((old) => withSome(old, 'any'))}>
          {t(`lists.filter.${someOf(filter)}`)}
        </Tag>
      )}
    </>
  );
}
