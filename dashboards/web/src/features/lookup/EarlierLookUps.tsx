import { Button, Skeleton } from 'antd';
import { Ago } from '@/components/Ago';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import styles from './LookUp.module.css';
import { useLookUps } from './queries';

/** One's own look-ups, each to be opened again while its authorisation lasts. */
export function EarlierLookUps({ onOpen }: { onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const list = useLookUps();
  const rows = list.data ?? [];
  return (
    <Panel title={t('lookUp.earlier')}>
      {list.isError && <ProblemView error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && (
        <Skeleton active title={false} paragraph={{ rows: 3 }} style={{ padding: 16 }} />
      )}
      {list.isSuccess && rows.length === 0 && (
        <Blank small title={t('lookUp.none')} hint={t('lookUp.noneHint')} />
      )}
      {rows.length > 0 && (
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('lookUp.enterprise')}</th>
              <th scope="col">{t('lookUp.purpose')}</th>
              <th scope="col">{t('lookUp.authorisation')}</th>
              <th scope="col">{t('lookUp.validUntil')}</th>
              <th scope="col">{t('lookUp.madeAt')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ lookUp, expired }) => (
              <tr key={lookUp.id} data-look-up={expired ? 'expired' : 'valid'}>
                <td>
                  {lookUp.enterpriseName} <small>{lookUp.enterprise}</small>
                </td>
                <td>{t(`lookUp.purposes.${lookUp.purpose}`)}</td>
                <td>{lookUp.authorisation}</td>
                <td>{lookUp.validUntil}</td>
                <td>
                  <Ago at={lookUp.madeAt} />
                </td>
                <td>
                  {expired ? (
                    <small>{t('lookUp.expired')}</small>
                  ) : (
                    <Button size="small" onClick={() => onOpen(lookUp.id)}>
                      {t('lookUp.open')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
