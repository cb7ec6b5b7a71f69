import { Alert } from 'antd';
import { Link } from 'react-router';
import type { EnterpriseFeeds } from '@/client/types';
import { useTranslation } from '@/lib/i18n';

/** More of them would push the scores off the screen; all are on the page behind the link. */
const NAMED = 4;

/** Says where the profile may be blind: feeds of this enterprise with something wrong. */
export function FeedsNote({ feeds }: { feeds: EnterpriseFeeds }) {
  const { t } = useTranslation();
  if (feeds.ill.length === 0) return null;
  const named = feeds.ill.slice(0, NAMED).join(t('common.listSeparator'));
  return (
    <Alert
      type="warning"
      banner
      showIcon
      title={t('enterprise.illFeeds', {
        ill: feeds.ill.length,
        total: feeds.total,
        feeds: feeds.ill.length > NAMED ? t('common.andMore', { named }) : named,
      })}
      action={<Link to="/feeds?only=ill">{t('enterprise.openFeeds')}</Link>}
    />
  );
}
