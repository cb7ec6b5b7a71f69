import { Button, Select, Skeleton, Tabs } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import { REPORT_KINDS, type ReportKind } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { MakeReport } from './MakeReport';
import { useReports } from './queries';
import { ReportDrawer } from './ReportDrawer';
import styles from './Reports.module.css';
import { ReportTable } from './ReportTable';
import { SchedulesPanel } from './schedules/SchedulesPanel';
import { TemplatesPanel } from './TemplatesPanel';

const TABS = ['list', 'schedules', 'templates'] as const;

/** Reports (扫描报告): made, looked at and taken; schedules; templates for who may change them. */
export function ReportsPage() {
  const { t } = useTranslation();
  const may = useRights();
  const [search, setSearch] = useSearchParams();
  const tabs = may('reports-design') ? TABS : TABS.slice(0, 2);
  const tab = tabs.find((each) => each === search.get('tab')) ?? 'list';
  useTitle(t('reports.title'));
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('reports.title')}</h1>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={(key) => setSearch(key === 'list' ? {} : { tab: key }, { replace: true })}
        items={tabs.map((key) => ({ key, label: t(`reports.tabs.${key}`) }))}
      />
      {tab === 'list' && <ReportList />}
      {tab === 'schedules' && <SchedulesPanel />}
      {tab === 'templates' && <TemplatesPanel />}
    </div>
  );
}

function ReportList() {
  const { t } = useTranslation();
  const may = useRights();
  const [search, setSearch] = useSearchParams();
  const [kind, setKind] = useState<ReportKind | null>(null);
  const [making, setMaking] = useState(false);
  const reports = useReports(kind);
  const opened = search.get('report');
  const open = (id: string | null) => setSearch(id === null ? {} : { report: id });
  const rows = reports.data ?? [];
  return (
    <>
      <Panel
        className={styles['panel']}
        title={t('reports.title')}
        hint={t('reports.hint')}
        extra={
          <>
            <Select
              size="small"
              className={styles['kinds'] ?? ''}
              aria-label={t('reports.kind')}
              value={kind}
              onChange={setKind}
              options={[
                { value: null, label: t('reports.anyKind') },
                ...REPORT_KINDS.map((value) => ({ value, label: t(`reports.kinds.${value}`) })),
              ]}
            />
            {may('reports-make') && (
              <Button
                type="primary"
                size="small"
                icon={<PlusOutlined />}
                onClick={() => setMaking(true)}
              >
                {t('reports.make')}
              </Button>
            )}
          </>
        }
      >
        <div className={styles['rows']}>
          {reports.isError && reports.data === undefined && (
            <ProblemView error={reports.error} onRetry={() => void reports.refetch()} />
          )}
          {reports.isPending && (
            <Skeleton active title={false} paragraph={{ rows: 6 }} style={{ padding: 16 }} />
          )}
          {reports.isSuccess && rows.length === 0 && (
            <Blank title={t('reports.none')} hint={t('reports.noneHint')} />
          )}
          {rows.length > 0 && <ReportTable reports={rows} onOpen={open} />}
        </div>
      </Panel>
      {making && <MakeReport onClose={() => setMaking(false)} />}
      {opened !== null && <ReportDrawer id={opened} onClose={() => open(null)} />}
    </>
  );
}
