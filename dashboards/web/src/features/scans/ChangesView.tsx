import { DownloadOutlined } from '@ant-design/icons';
import { Button, Empty, Segmented, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTagNames } from '@/client/catalogue';
import { useRights } from '@/client/rights';
import { BandChip } from '@/components/BandChip';
import { EnterpriseName } from '@/components/EnterpriseName';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal, fixed, signed } from '@/lib/number';
import { date } from '@/lib/time';
import { bandOf } from './bandOf';
import {
  changesFile,
  useChanges,
  type Scan,
  type ScanChange,
  type ScanChangeKind,
  type ScannedScore,
} from './queries';
import styles from './Scans.module.css';

const KINDS: readonly ScanChangeKind[] = ['rose', 'appeared', 'fell', 'vanished'];
const SHIFTS = 3;

interface ChangesProps {
  scan: Scan;
  /** Those that it can be compared with. */
  others: readonly Scan[];
  /** The id of the other one; empty for none yet. */
  since: string;
  onChoose: (id: string) => void;
}

/** Who rose, fell, appeared and vanished since another scan, and what made it. */
export function ChangesView({ scan, others, since, onChoose }: ChangesProps) {
  const { t } = useTranslation();
  const may = useRights();
  return (
    <Panel
      title={t('scans.compare')}
      extra={
        since !== '' &&
        may('export') && (
          <Button
            size="small"
            icon={<DownloadOutlined />}
            href={changesFile(scan.id, since)}
            download
          >
            {t('scans.exportChanges')}
          </Button>
        )
      }
    >
      <Select
        className={styles['other'] ?? ''}
        aria-label={t('scans.comparePlaceholder')}
        placeholder={t('scans.comparePlaceholder')}
        value={since === '' ? undefined : since}
        options={others.map(({ id, title, asOf }) => ({
          value: id,
          label: `${title} · ${date(asOf)}`,
        }))}
        onChange={onChoose}
      />
      {since !== '' && <Changes scan={scan} since={since} />}
    </Panel>
  );
}

function Changes({ scan, since }: { scan: Scan; since: string }) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ScanChangeKind | ''>('');
  const changes = useChanges(scan.id, since, kind);
  if (changes.isError) {
    return <ProblemView error={changes.error} onRetry={() => void changes.refetch()} />;
  }
  if (changes.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 6 }} />;
  const { counts, changes: shown } = changes.data;
  const of = (wanted: ScanChangeKind | '') =>
    counts
      .filter(({ group }) => wanted === '' || group === wanted)
      .reduce((sum, { enterprises }) => sum + enterprises, 0);
  if (of('') === 0) return <Empty description={t('scans.same')} />;
  return (
    <>
      <Segmented<ScanChangeKind | ''>
        className={styles['tabs'] ?? ''}
        aria-label={t('scans.allKinds')}
        value={kind}
        options={[
          { value: '', label: `${t('scans.allKinds')} ${decimal(of(''))}` },
          ...KINDS.map((value) => ({
            value,
            label: `${t(`scans.kind.${value}`)} ${decimal(of(value))}`,
          })),
        ]}
        onChange={setKind}
      />
      <ChangeTable changes={shown} />
      {shown.length < of(kind) && (
        <p className={styles['foot']}>
          {t('scans.shownChanges', { shown: shown.length, total: decimal(of(kind)) })}
        </p>
      )}
    </>
  );
}

function ChangeTable({ changes }: { changes: readonly ScanChange[] }) {
  const { t } = useTranslation();
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolled by keyboard
    <div className={styles['wide']} tabIndex={0} role="region" aria-label={t('scans.changes')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('scans.enterprise')}</th>
            <th scope="col">{t('alerts.risk')}</th>
            <th scope="col">{t('scans.change')}</th>
            <th scope="col">{t('scans.before')}</th>
            <th scope="col">{t('scans.after')}</th>
            <th scope="col">{t('scans.why')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <Row key={key(change)} change={change} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function key({ before, after }: ScanChange): string {
  const found = after ?? before;
  return `${found?.enterprise} ${found?.risk}`;
}

function Row({ change }: { change: ScanChange }) {
  const { t } = useTranslation();
  const tagName = useTagNames();
  const found = change.after ?? change.before;
  if (found === null) return null;
  return (
    <tr data-change={change.kind}>
      <td>
        <EnterpriseName
          id={found.enterprise}
          name={found.name}
          to={`/enterprises/${encodeURIComponent(found.enterprise)}`}
        />
      </td>
      <td>{t(`risk.${found.risk}`)}</td>
      <td>{t(`scans.kind.${change.kind}`)}</td>
      <td>
        <Standing score={change.before} />
      </td>
      <td>
        <Standing score={change.after} />
      </td>
      <td>
        <ul className={styles['reasons']}>
          {change.shifts.slice(0, SHIFTS).map(({ tag, before, after, by }) => (
            <li key={tag} title={tag}>
              {tagName(tag)} {before === '' ? '—' : before} → {after === '' ? '—' : after}{' '}
              <small>{signed(by)}</small>
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

function Standing({ score }: { score: ScannedScore | null }) {
  const { t } = useTranslation();
  if (score === null) return <small>{t('scans.notListed')}</small>;
  return (
    <>
      <BandChip band={bandOf(score)} /> {score.index === null ? '' : fixed(score.index, 1)}
    </>
  );
}
