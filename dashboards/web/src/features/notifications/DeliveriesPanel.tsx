import { useMutation } from '@tanstack/react-query';
import { App, Button, Segmented, Select, Skeleton, Tag } from 'antd';
import { useState } from 'react';
import { api, body } from '@/client/api';
import { useRights } from '@/client/rights';
import type { Delivery } from '@/client/types';
import { Ago } from '@/components/Ago';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import styles from './Notifications.module.css';
import { STATES, useAgain, useDeliveries, type Scope, type State } from './queries';

const COLORS = { queued: 'gold', sending: 'blue', sent: 'green', 'given-up': 'red' } as const;

/** What was sent, what waits and what was given up, and why (投递记录). */
export function DeliveriesPanel() {
  const { t } = useTranslation();
  const may = useRights();
  const [scope, setScope] = useState<Scope>('own');
  const [state, setState] = useState<State>('any');
  const deliveries = useDeliveries(scope, state);
  const rows = deliveries.data?.items ?? [];
  return (
    <Panel
      title={t('notifications.deliveries.title')}
      hint={t('notifications.deliveries.hint')}
      extra={
        <div className={styles['tools']}>
          {may('notifications-manage') && (
            <Segmented<Scope>
              size="small"
              aria-label={t('notifications.deliveries.scope')}
              value={scope}
              onChange={setScope}
              options={(['own', 'all'] as const).map((value) => ({
                value,
                label: t(`notifications.deliveries.scopes.${value}`),
              }))}
            />
          )}
          <Select<State>
            size="small"
            style={{ width: 120 }}
            aria-label={t('notifications.deliveries.state')}
            value={state}
            onChange={setState}
            options={STATES.map((value) => ({
              value,
              label: t(`notifications.deliveries.states.${value}`),
            }))}
          />
        </div>
      }
    >
      {deliveries.isError && deliveries.data === undefined && (
        <ProblemView error={deliveries.error} onRetry={() => void deliveries.refetch()} />
      )}
      {deliveries.isPending && (
        <Skeleton active title={false} paragraph={{ rows: 4 }} style={{ padding: 16 }} />
      )}
      {deliveries.isSuccess && rows.length === 0 && (
        <Blank
          title={t('notifications.deliveries.none')}
          hint={t('notifications.deliveries.noneHint')}
        />
      )}
      {rows.length > 0 && <DeliveryTable rows={rows} />}
    </Panel>
  );
}

function DeliveryTable({ rows }: { rows: Delivery[] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const again = useAgain();
  const retry = useMutation({
    mutationFn: (id: string) =>
      body(api.POST('/api/deliveries/{id}/retry', { params: { path: { id } } })),
    onSuccess: async () => {
      void message.success(t('notifications.deliveries.retried'));
      await again('notifications');
      await again('deliveries');
    },
    onError: (error) => void message.error(text(error).title),
  });
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('notifications.deliveries.what')}</th>
            <th scope="col">{t('notifications.deliveries.to')}</th>
            <th scope="col">{t('notifications.deliveries.state')}</th>
            <th scope="col">{t('notifications.deliveries.tries')}</th>
            <th scope="col">{t('notifications.deliveries.error')}</th>
            <th scope="col">{t('notifications.deliveries.at')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('notifications.deliveries.retry')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-delivery={row.state}>
              <td>
                <Tag>{t(`notifications.deliveries.kinds.${row.kind}`)}</Tag>{' '}
                {row.title ?? t('notifications.deliveries.hidden')}
              </td>
              <td>{row.webhook ?? row.account}</td>
              <td>
                <Tag color={COLORS[row.state]}>
                  {t(`notifications.deliveries.states.${row.state}`)}
                </Tag>
              </td>
              <td>{row.attempts}</td>
              <td>{row.error !== '' && <Why row={row} />}</td>
              <td>
                <Ago at={row.sentAt ?? row.createdAt} />
              </td>
              <td>
                {row.state === 'given-up' && row.kind !== 'address-code' && (
                  <Button
                    size="small"
                    loading={retry.isPending && retry.variables === row.id}
                    onClick={() => retry.mutate(row.id)}
                  >
                    {t('notifications.deliveries.retry')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Why({ row }: { row: Delivery }) {
  const { t } = useTranslation();
  if (row.error === '') return null;
  return (
    <>
      {t(`notifications.deliveries.errors.${row.error}`)}
      {row.errorDetail !== '' && <small>{row.errorDetail}</small>}
      {row.nextAt !== undefined && (
        <small>{t('notifications.deliveries.next', { at: dateTime(row.nextAt) })}</small>
      )}
    </>
  );
}
