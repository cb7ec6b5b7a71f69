import { FullscreenOutlined } from '@ant-design/icons';
import { Segmented, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '@/client/queries';
import { RISKS, type Risk } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useDark } from '@/lib/appearance';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { useTitle } from '@/lib/useTitle';
import { CaseFunnel } from './CaseFunnel';
import styles from './Cockpit.module.css';
import { DaysChart } from './DaysChart';
import { DistrictMap } from './DistrictMap';
import { FeedHealth } from './FeedHealth';
import { useCockpit, type Cockpit } from './queries';
import { RiskCard } from './RiskCard';
import { alertsOf, figures } from './tiles';

/** The state of the territory at a glance (驾驶舱). */
export function CockpitPage({ wall = false }: { wall?: boolean }) {
  const { t } = useTranslation();
  const cockpit = useCockpit();
  useTitle(t('cockpit.title'));
  return (
    <div className={styles['page']} data-wall={wall}>
      <header className={styles['head']}>
        <h1>{wall ? t('product') : t('cockpit.title')}</h1>
        {cockpit.data && <span>{t('cockpit.asOf', { at: dateTime(cockpit.data.asOf) })}</span>}
        <Link to={wall ? '/cockpit' : '/wall'}>
          <FullscreenOutlined /> {t(wall ? 'cockpit.leaveWall' : 'cockpit.wall')}
        </Link>
      </header>
      {cockpit.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {cockpit.isError && cockpit.data === undefined && (
        <ProblemView error={cockpit.error} onRetry={() => void cockpit.refetch()} />
      )}
      {cockpit.data && <Counts cockpit={cockpit.data} wall={wall} />}
    </div>
  );
}

function Counts({ cockpit, wall }: { cockpit: Cockpit; wall: boolean }) {
  const { t } = useTranslation();
  const session = useSession();
  const [risk, setRisk] = useState<Risk>('fundraising');
  const may = session.data?.rights ?? [];
  if (cockpit.districts.length === 0) {
    return <Blank title={t('cockpit.none')} hint={t('cockpit.noneHint')} />;
  }
  return (
    <div className={styles['grid']}>
      <div className={styles['cards']}>
        {RISKS.map((each) => (
          <RiskCard key={each} risk={each} figures={figures(cockpit.districts, each)} />
        ))}
      </div>
      <Panel
        className={styles['mapPanel']}
        title={t('cockpit.map')}
        hint={t('cockpit.mapHint')}
        extra={
          <Segmented<Risk>
            size="small"
            value={risk}
            onChange={setRisk}
            options={RISKS.map((value) => ({ value, label: t(`risk.${value}`) }))}
          />
        }
      >
        <DistrictMap districts={cockpit.districts} risk={risk} />
      </Panel>
      <Panel
        className={styles['daysPanel']}
        title={t('cockpit.days')}
        hint={t('cockpit.daysHint', { risk: t(`risk.${risk}`) })}
      >
        <Days cockpit={cockpit} risk={risk} wall={wall} />
      </Panel>
      <div className={styles['sides']}>
        <CaseFunnel allowed={may.includes('cases-read')} alerts={alertsOf(cockpit.days)} />
        {may.includes('feeds-read') && <FeedHealth />}
      </div>
    </div>
  );
}

function Days({ cockpit, risk, wall }: { cockpit: Cockpit; risk: Risk; wall: boolean }) {
  const { t } = useTranslation();
  const dark = useDark();
  const any = cockpit.days.some(({ counts }) => counts.some((each) => each.risk === risk));
  if (!any) return <p className={styles['quiet']}>{t('cockpit.noAlerts')}</p>;
  return (
    <div className={styles['chart']}>
      <DaysChart days={cockpit.days} risk={risk} label={t('cockpit.days')} dark={wall || dark} />
    </div>
  );
}
