import { Button } from 'antd';
import { useSession } from '@/client/queries';
import type { Summary } from '@/client/types';
import { Blank } from '@/components/Blank';
import { TownOnly } from '@/components/TownOnly';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { isTownOnly } from '@/lib/territory';
import { isEverything, type AlertFilter } from './filter';

interface EmptyProps {
  filter: AlertFilter;
  summary: Summary | undefined;
  onReset: () => void;
}

/** No alert is shown: because of the filter, for want of data, of a model, or of risk. */
export function EmptyList({ filter, summary, onReset }: EmptyProps) {
  const { t } = useTranslation();
  const session = useSession();
  if (!isEverything(filter)) {
    return (
      <Blank
        title={t('alerts.empty.filtered')}
        hint={t('alerts.empty.filteredHint')}
        action={<Button onClick={onReset}>{t('alerts.reset')}</Button>}
      />
    );
  }
  if (isTownOnly(session.data?.territory ?? [])) return <TownOnly />;
  if (summary === undefined) return <Blank title={t('alerts.empty.calm')} />;
  const enterprises = decimal(summary.enterprises);
  if (summary.enterprises === 0) {
    return (
      <Blank
        title={t('alerts.empty.noData')}
        hint={t('alerts.empty.noDataHint')}
        commands={['./finance-brain ingest --feed bdci --input DIR', './finance-brain wait']}
      />
    );
  }
  const scored = summary.risks.some((risk) => risk.bands.some((band) => band.enterprises > 0));
  if (!scored) {
    return (
      <Blank
        title={t('alerts.empty.noModel')}
        hint={t('alerts.empty.noModelHint', { enterprises })}
        commands={[
          './finance-brain train --risk fundraising --labels FILE --as-of DATE',
          './finance-brain model approve ID --by NAME',
          './finance-brain model activate ID',
        ]}
      />
    );
  }
  return (
    <Blank title={t('alerts.empty.calm')} hint={t('alerts.empty.calmHint', { enterprises })} />
  );
}
