import { Button, Empty, Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { ChangesView } from './ChangesView';
import { useScans, type Scan } from './queries';
import { ResultsView } from './ResultsView';
import { ScanHead } from './ScanHead';
import { ScanItem } from './ScanItem';
import styles from './Scans.module.css';
import { StartForm } from './StartForm';

const TABS = ['results', 'changes'] as const;
type Tab = (typeof TABS)[number];

/** Every enterprise as of one moment: the scans, what each found, and what changed (风险扫描). */
export function ScansPage() {
  const { t } = useTranslation();
  const may = useRights();
  const [search, setSearch] = useSearchParams();
  const [starting, setStarting] = useState(false);
  const scans = useScans();
  useTitle(t('scans.title'));
  const all = scans.data?.scans ?? [];
  const chosen = all.find(({ id }) => id === search.get('scan')) ?? all.at(0);
  const tab: Tab = search.get('show') === 'changes' ? 'changes' : 'results';
  const go = (next: Record<string, string>) => setSearch(next, { replace: true });
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('scans.title')}</h1>
      <Panel
        title={t('scans.list')}
        className={styles['side']}
        extra={
          may('scans-run') && (
            <Button size="small" type="primary" onClick={() => setStarting(true)}>
              {t('scans.start')}
            </Button>
          )
        }
      >
        {scans.isError && <ProblemView error={scans.error} onRetry={() => void scans.refetch()} />}
        {scans.isPending && <Skeleton active title={false} className={styles['pad'] ?? ''} />}
        {scans.data !== undefined && all.length === 0 && (
          <Empty description={t('scans.none')} className={styles['pad'] ?? ''}>
            {t('scans.noneHint')}
          </Empty>
        )}
        <ul className={styles['list']}>
          {all.map((scan) => (
            <ScanItem
              key={scan.id}
              scan={scan}
              current={scan.id === chosen?.id}
              onChoose={() => go({ scan: scan.id })}
            />
          ))}
        </ul>
      </Panel>
      {chosen !== undefined && (
        <div className={styles['main']}>
          <ScanHead scan={chosen} />
          {chosen.state === 'done' && (
            <Shown scan={chosen} all={all} tab={tab} since={search.get('since')} go={go} />
          )}
        </div>
      )}
      <StartForm open={starting} onClose={() => setStarting(false)} />
    </div>
  );
}

interface ShownProps {
  scan: Scan;
  all: readonly Scan[];
  tab: Tab;
  since: string | null;
  go: (next: Record<string, string>) => void;
}

function Shown({ scan, all, tab, since, go }: ShownProps) {
  const { t } = useTranslation();
  return (
    <>
      <Segmented<Tab>
        className={styles['tabs'] ?? ''}
        aria-label={t('scans.title')}
        value={tab}
        options={TABS.map((value) => ({ value, label: t(`scans.${value}`) }))}
        onChange={(show) =>
          go(show === 'results' ? { scan: scan.id } : { scan: scan.id, show: 'changes' })
        }
      />
      {tab === 'results' ? (
        <ResultsView scan={scan} />
      ) : (
        <ChangesView
          scan={scan}
          others={all.filter(({ id, state }) => id !== scan.id && state === 'done')}
          since={since ?? ''}
          onChoose={(id) => go({ scan: scan.id, show: 'changes', since: id })}
        />
      )}
    </>
  );
}
