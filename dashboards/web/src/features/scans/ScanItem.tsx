import { Progress } from 'antd';
import { useNames } from '@/client/catalogue';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { dateTime } from '@/lib/time';
import type { Scan } from './queries';
import styles from './Scans.module.css';

interface ItemProps {
  scan: Scan;
  current: boolean;
  onChoose: () => void;
}

/** A scan in the list, with how far it is. */
export function ScanItem({ scan, current, onChoose }: ItemProps) {
  const { t } = useTranslation();
  const names = useNames();
  const region = scan.region === '' ? t('scans.city') : names.district(scan.region);
  return (
    <li data-scan={scan.id}>
      <button
        type="button"
        className={styles['item']}
        aria-current={current ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className={styles['name']}>{scan.title}</span>
        <span className={styles[scan.state]}>{t(`scans.state.${scan.state}`)}</span>
        <small>
          {dateTime(scan.asOf)} · {region}
        </small>
        <small>
          {scan.state === 'done'
            ? t('scans.enterprises', { total: decimal(scan.enterprises) })
            : t('scans.progress', {
                done: decimal(scan.enterprises),
                planned: decimal(scan.planned),
              })}
        </small>
        {scan.state === 'running' && (
          <Progress
            percent={done(scan)}
            size="small"
            showInfo={false}
            aria-label={t('scans.state.running')}
            className={styles['bar'] ?? ''}
          />
        )}
      </button>
    </li>
  );
}

function done({ enterprises, planned }: Scan): number {
  return planned === 0 ? 0 : Math.floor((enterprises / planned) * 100);
}
