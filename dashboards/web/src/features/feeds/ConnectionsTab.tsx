import { Alert, Skeleton } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { api, body } from '@/client/api';
import { Ago } from '@/components/Ago';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import styles from './FeedDesk.module.css';

/** How each connection of feeds.yaml is (连接). */
export function ConnectionsTab() {
  const { t } = useTranslation();
  const status = useQuery({
    queryKey: ['connections'],
    queryFn: ({ signal }) => body(api.GET('/api/connections', { signal })),
    refetchInterval: 30_000,
  });
  const connections = status.data?.connections ?? [];
  const ill = connections.filter(({ problem }) => problem !== '');
  const shown = [...ill, ...connections.filter(({ problem }) => problem === '')];
  return (
    <Panel
      className={styles['panel']}
      title={t('feedDesk.connections.title')}
      hint={status.data?.state === 'running' && t('feedDesk.connections.running')}
    >
      <div
        className={styles['rows']}
        role="group"
        // a box that scrolls has to be reached by keyboard
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={t('feedDesk.tabs.connections')}
      >
        {status.isPending && <Skeleton active title={false} style={{ padding: 16 }} />}
        {status.isError && (
          <ProblemView error={status.error} onRetry={() => void status.refetch()} />
        )}
        {status.data?.state === 'stopped' && (
          <Alert type="error" banner title={t('feedDesk.connections.stopped')} />
        )}
        {status.data?.state === 'none' && connections.length === 0 && (
          <Blank title={t('feedDesk.connections.none')} hint={t('feedDesk.connections.noneHint')} />
        )}
        {shown.length > 0 && (
          <table className="sheet">
            <thead>
              <tr>
                <th style={{ width: 220 }}>{t('feedDesk.connections.name')}</th>
                <th>{t('feedDesk.connections.state')}</th>
                <th style={{ width: 120 }}>{t('feedDesk.connections.since')}</th>
                <th style={{ width: 260 }}>{t('feedDesk.connections.took')}</th>
                <th style={{ width: 120 }}>{t('feedDesk.connections.tookAt')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ name, problem, since, took, tookAt }) => (
                <tr key={name} data-connection={name}>
                  <td title={name}>{name}</td>
                  <td className={problem === '' ? undefined : styles['ill']} title={problem}>
                    {problem === ''
                      ? t('feedDesk.connections.well')
                      : `${t('feedDesk.connections.ill')} · ${problem}`}
                  </td>
                  <td>
                    <Ago at={since} />
                  </td>
                  <td title={took}>{took === '' ? t('feedDesk.connections.nothing') : took}</td>
                  <td>{tookAt === '' ? '—' : <Ago at={tookAt} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Panel>
  );
}
