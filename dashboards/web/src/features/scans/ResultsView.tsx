import { Button, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { BANDS, RISKS, type Band, type Risk } from '@/client/types';
import { BandChip } from '@/components/BandChip';
import { EnterpriseName } from '@/components/EnterpriseName';
import { Industry } from '@/components/Industry';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { Region } from '@/components/Region';
import { useTranslation } from '@/lib/i18n';
import { decimal, fixed } from '@/lib/number';
import { CountTable } from './CountTable';
import { useScan, useScores, type Scan, type ScannedScore } from './queries';
import { Reasons } from './Reasons';
import styles from './Scans.module.css';
import { bandOf } from './bandOf';

/** What a scan found: bands by district and industry, and who is highest. */
export function ResultsView({ scan }: { scan: Scan }) {
  const { t } = useTranslation();
  const [risk, setRisk] = useState<Risk>('fundraising');
  const whole = useScan(scan);
  return (
    <>
      <Segmented<Risk>
        className={styles['tabs'] ?? ''}
        aria-label={t('alerts.risk')}
        value={risk}
        options={RISKS.map((value) => ({ value, label: t(`risk.${value}`) }))}
        onChange={setRisk}
      />
      {whole.isError && <ProblemView error={whole.error} onRetry={() => void whole.refetch()} />}
      {whole.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {whole.data !== undefined && (
        <div className={styles['counts']}>
          <Panel title={t('scans.districts')}>
            <CountTable
              counts={whole.data.districts.filter((count) => count.risk === risk)}
              name={(code) => <Region code={code} />}
            />
          </Panel>
          <Panel title={t('scans.industries')}>
            <CountTable
              counts={whole.data.industries.filter((count) => count.risk === risk)}
              name={(code) => <Industry code={code} />}
            />
          </Panel>
        </div>
      )}
      <Top scan={scan} risk={risk} />
    </>
  );
}

function Top({ scan, risk }: { scan: Scan; risk: Risk }) {
  const { t } = useTranslation();
  const [band, setBand] = useState<Band | ''>('');
  const scores = useScores(scan.id, risk, band);
  const found = scores.data?.pages.flatMap((page) => page.scores) ?? [];
  return (
    <Panel
      title={t('scans.top')}
      hint={
        scores.data !== undefined &&
        t('scans.total', { total: decimal(scores.data.pages.at(0)?.total) })
      }
      extra={
        <Select<Band | ''>
          size="small"
          style={{ width: 120 }}
          aria-label={t('scans.band')}
          value={band}
          options={[
            { value: '', label: t('scans.anyBand') },
            ...BANDS.map((value) => ({ value, label: t(`band.${value}`) })),
          ]}
          onChange={setBand}
        />
      }
    >
      {scores.isError && <ProblemView error={scores.error} onRetry={() => void scores.refetch()} />}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard */}
      <div className={styles['wide']} tabIndex={0} role="region" aria-label={t('scans.top')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('scans.enterprise')}</th>
              <th scope="col">{t('scans.place')}</th>
              <th scope="col">{t('scans.band')}</th>
              <th scope="col">{t('scans.index')}</th>
              <th scope="col">{t('scans.reasons')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((score) => (
              <Row key={score.enterprise} score={score} />
            ))}
          </tbody>
        </table>
      </div>
      {scores.hasNextPage && (
        <Button
          type="link"
          loading={scores.isFetchingNextPage}
          onClick={() => void scores.fetchNextPage()}
        >
          {t('scans.more')}
        </Button>
      )}
    </Panel>
  );
}

function Row({ score }: { score: ScannedScore }) {
  return (
    <tr data-enterprise={score.enterprise}>
      <td>
        <EnterpriseName
          id={score.enterprise}
          name={score.name}
          to={`/enterprises/${encodeURIComponent(score.enterprise)}`}
        />
      </td>
      <td>
        <Region code={score.region} />
      </td>
      <td>
        <BandChip band={bandOf(score)} />
      </td>
      <td className={styles['number']}>{fixed(score.index, 1)}</td>
      <td>
        <Reasons score={score} />
      </td>
    </tr>
  );
}
