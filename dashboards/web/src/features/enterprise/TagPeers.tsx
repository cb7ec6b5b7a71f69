import type { EnterpriseTagDetail } from '@/client/types';
import { Region } from '@/components/Region';
import { TagText } from '@/components/TagText';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { industryText } from '@/lib/i18n/industry';
import { decimal, percent } from '@/lib/number';
import styles from './TagDrawer.module.css';
import { noPeers } from './tagSteps';

interface PeersProps {
  detail: EnterpriseTagDetail;
  /** Of the enterprise; empty where it is unknown. */
  industry: string;
}

/** Where the value of a tag lies among those of peers, or why there is nothing to compare. */
export function TagPeers({ detail, industry }: PeersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { peers, tag } = detail;
  if (peers === null) {
    return <p className={styles['note']}>{t(`tagDetail.noPeers.${noPeers(detail, industry)}`)}</p>;
  }
  const quantity = (value: number) => (
    <TagText tag={tag.tag} value={{ kind: 'quantity', value }} unit={tag.unit} />
  );
  return (
    <dl className={styles['facts']} data-testid="tag-peers">
      <dt>{t('tagDetail.among')}</dt>
      <dd>
        {peers.district !== '' && (
          <>
            <Region code={peers.district} />{' '}
          </>
        )}
        {t('tagDetail.members', {
          industry: industryText(peers.industry, language),
          members: decimal(peers.members),
        })}
      </dd>
      {detail.kind === 'truth' ? (
        <>
          <dt>{t('tagDetail.yes')}</dt>
          <dd>{percent(peers.mean)}</dd>
        </>
      ) : (
        <>
          <dt>{t('tagDetail.place')}</dt>
          <dd>
            {t('tagDetail.above', { share: percent(peers.percentile, 0) })}
            <span className={styles['scale']} aria-hidden="true">
              <i style={{ left: `${peers.percentile * 100}%` }} />
            </span>
          </dd>
          <dt>{t('tagDetail.median')}</dt>
          <dd>{quantity(peers.median)}</dd>
          <dt>{t('tagDetail.mean')}</dt>
          <dd>{quantity(peers.mean)}</dd>
        </>
      )}
    </dl>
  );
}
