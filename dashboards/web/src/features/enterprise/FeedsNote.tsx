import { Alert } from 'antd';
import { Link } from 'react-router';
import { useRights } from '@/client/rights';
import type { EnterpriseFeeds } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { named } from './feedNames';

/** Says where the profile may be blind: feeds of this enterprise with something wrong. */
export function FeedsNote({ feeds }: { feeds: EnterpriseFeeds }) {
  const { t } = useTranslation();
  const may = useRights();
  if (feeds.ill.length === 0) return null;
  return (
    <Alert
      type="warning"
      banner
      showIcon
      title={t('enterprise.illFeeds', {
        ill: feeds.ill.length,
        total: feeds.total,
        feeds: named(feeds.ill, t),
      })}
      action={may('feeds-read') && <Link to="/feeds?only=ill">{t('enterprise.openFeeds')}</Link>}
    />
  );
}
