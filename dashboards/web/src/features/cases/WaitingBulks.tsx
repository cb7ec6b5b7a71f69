import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { api, body } from '@/client/api';
import { useRights } from '@/client/rights';
import { useTranslation } from '@/lib/i18n';

const EVERY = 30_000;

/** What was proposed for many cases at once and waits for who looks as the second person. */
export function WaitingBulks() {
  const { t } = useTranslation();
  const may = useRights()('cases-approve');
  const waiting = useQuery({
    queryKey: ['cases', 'bulks'],
    queryFn: ({ signal }) => body(api.GET('/api/bulk', { signal })),
    refetchInterval: EVERY,
    enabled: may,
  });
  const items = waiting.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      style={{ margin: '8px 14px 0' }}
      title={t('cases.bulk.waiting', { count: items.length })}
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {items.map(({ id, action, by, count, reason }) => (
            <li key={id}>
              <Link to={`/cases/bulk/${id}`}>
                {t('cases.bulk.waitingOne', {
                  action: t(`caseWork.action.${action}`),
                  count,
                  by: by.displayName,
                })}
              </Link>{' '}
              {reason}
            </li>
          ))}
        </ul>
      }
    />
  );
}
