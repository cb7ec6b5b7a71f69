import { Segmented } from 'antd';
import { RISKS, type Risk } from '@/client/types';
import { useTranslation } from '@/lib/i18n';

interface PickerProps {
  value: Risk | null;
  onChange: (risk: Risk | null) => void;
}

/** One risk or all. */
export function RiskPicker({ value, onChange }: PickerProps) {
  const { t } = useTranslation();
  return (
    <Segmented
      aria-label={t('alerts.risk')}
      value={value ?? 'all'}
      options={[
        { value: 'all', label: t('alerts.allRisks') },
        ...RISKS.map((risk) => ({ value: risk, label: t(`risk.${risk}`) })),
      ]}
      onChange={(chosen) => onChange(RISKS.find((risk) => risk === chosen) ?? null)}
    />
  );
}
