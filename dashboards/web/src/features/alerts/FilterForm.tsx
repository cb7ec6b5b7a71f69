import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input, Segmented, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useNames } from '@/client/catalogue';
import { BANDS, RISKS, type Band } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { DistrictSelect } from '@/components/DistrictSelect';
import { useTranslation } from '@/lib/i18n';
import { EVERYTHING, isEverything, type AlertFilter, type FilterStep } from './filter';
import styles from './FilterForm.module.css';

interface FormProps {
  filter: AlertFilter;
  onChange: (step: FilterStep) => void;
}

/** The folding search form; folded, it shows what is set as removable tags. */
export function FilterForm({ filter, onChange }: FormProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(true);
  return (
    <form
      className={styles['form']}
      role="search"
      aria-label={t('alerts.filter')}
      onSubmit={(event) => event.preventDefault()}
    >
      {open ? (
        <Fields filter={filter} onChange={onChange} />
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

function Fields({ filter, onChange }: FormProps) {
  const { t } = useTranslation();
  const toggle = (band: Band) =>
    onChange((old) => ({
      ...old,
      bands: BANDS.filter((other) => old.bands.includes(other) !== (other === band)),
    }));
  return (
    <>
      <Segmented
        aria-label={t('alerts.risk')}
        value={filter.risk ?? 'all'}
        options={[
          { value: 'all', label: t('alerts.allRisks') },
          ...RISKS.map((risk) => ({ value: risk, label: t(`risk.${risk}`) })),
        ]}
        onChange={(value) =>
          onChange((old) => ({ ...old, risk: RISKS.find((risk) => risk === value) ?? null }))
        }
      />
      <span className={styles['group']} role="group" aria-label={t('alerts.band')}>
        <span className={styles['label']}>{t('alerts.band')}</span>
        {BANDS.map((band) => (
          <button
            type="button"
            key={band}
            className={styles['band']}
            aria-pressed={filter.bands.includes(band)}
            onClick={() => toggle(band)}
          >
            <BandChip band={band} />
          </button>
        ))}
      </span>
      <DistrictSelect
        value={filter.district}
        onChange={(district) => onChange((old) => ({ ...old, district }))}
      />
      <EnterpriseField
        key={filter.enterprise === '' ? 'empty' : 'text'}
        value={filter.enterprise}
        onChange={(enterprise) => onChange((old) => ({ ...old, enterprise }))}
      />
    </>
  );
}

const PAUSE = 350;

/** Waits for a pause in typing; while an input method composes, nothing is sent. */
function EnterpriseField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  useEffect(() => {
    if (composing || text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [text, value, composing, onChange]);
  return (
    <Input.Search
      className={styles['enterprise']}
      allowClear
      aria-label={t('alerts.enterprise')}
      placeholder={t('alerts.enterpriseHint')}
      maxLength={200}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
      onSearch={() => onChange(text.trim())}
    />
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
    </>
  );
}
