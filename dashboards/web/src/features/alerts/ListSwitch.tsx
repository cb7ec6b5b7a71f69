import { Segmented } from 'antd';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { LISTS, type ListName, type QueueCounts } from './queue';

interface SwitchProps {
  value: ListName;
  counts: QueueCounts | undefined;
  onChange: (list: ListName) => void;
}

/** All alerts, those due today, or those that wait, with how many. */
export function ListSwitch({ value, counts, onChange }: SwitchProps) {
  const { t } = useTranslation();
  const label = (list: ListName) =>
    list === 'all' || counts === undefined
      ? t(`queue.list.${list}`)
      : `${t(`queue.list.${list}`)} ${decimal(counts[list])}`;
  return (
    <Segmented
      size="small"
      aria-label={t('queue.list.label')}
      value={value}
      options={LISTS.map((list) => ({
        value: list,
        label: label(list),
        title: t(`queue.listHint.${list}`),
      }))}
      onChange={onChange}
    />
  );
}
