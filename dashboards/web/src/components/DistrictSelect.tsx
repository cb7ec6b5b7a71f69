import { useNames } from '@/client/catalogue';
import { useDistricts } from '@/client/districts';
import { PinyinSelect } from './PinyinSelect';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';

interface SelectProps {
  /** A region code; empty for all. */
  value: string;
  onChange: (code: string) => void;
}

/** Chooses among the districts that enterprises are in, by name or code. */
export function DistrictSelect({ value, onChange }: SelectProps) {
  const { t } = useTranslation();
  const names = useNames();
  const districts = useDistricts();
  return (
    <PinyinSelect
      allowClear
      style={{ width: 210 }}
      aria-label={t('alerts.district')}
      placeholder={t('alerts.anyDistrict')}
      value={value === '' ? undefined : value}
      loading={districts.isPending}
      options={(districts.data ?? [])
        .filter((district) => district.code !== '')
        .map(({ code, enterprises }) => ({
          value: code,
          label: names.district(code) === code ? code : `${names.district(code)} ${code}`,
          title: t('enterprise.count', { count: enterprises, total: decimal(enterprises) }),
        }))}
      onChange={(code: string | undefined) => onChange(code ?? '')}
    />
  );
}
