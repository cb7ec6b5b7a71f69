import { Drawer, Skeleton } from 'antd';
import { useEffect, useState, type RefObject } from 'react';
import { useCategoryNames } from '@/client/catalogue';
import type { EnterpriseTag, EnterpriseTagDetail } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Formulas } from '@/components/Formulas';
import { ProblemView } from '@/components/ProblemView';
import { TagText } from '@/components/TagText';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { useTag } from './queries';
import { TagChanges } from './TagChanges';
import styles from './TagDrawer.module.css';
import { signalOf } from './tagGroups';
import { TagPeers } from './TagPeers';

interface DrawerProps {
  enterprise: string;
  /** Of the enterprise; empty where it is unknown. */
  industry: string;
  tag: EnterpriseTag | null;
  /** What opened it; gets the focus back. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** One tag: what it is, where its value lies among those of peers, and how it came to be. */
export function TagDrawer({ enterprise, industry, tag, opener, onClose }: DrawerProps) {
  const english = useLanguage() === 'en';
  const open = tag !== null;
  const [shown, setShown] = useState(tag); // stays while the drawer slides out
  if (tag !== null && tag !== shown) setShown(tag);
  // a drawer that is closed before it has slid in is gone at once and tells nobody
  useEffect(() => {
    if (!open) opener.current?.focus({ preventScroll: true });
  }, [open, opener]);
  const name = english ? shown?.english : shown?.chinese;
  return (
    <Drawer open={open} title={name} size="min(620px, 100vw)" onClose={onClose} destroyOnHidden>
      {shown !== null && (
        // what scrolls has to be reached by the keyboard
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section className={styles['tag']} tabIndex={0} aria-label={name}>
          <Detail enterprise={enterprise} industry={industry} tag={shown} />
        </section>
      )}
    </Drawer>
  );
}

interface DetailProps {
  enterprise: string;
  industry: string;
  tag: EnterpriseTag;
}

/** What the board knows is there at once. */
function Detail({ enterprise, industry, tag }: DetailProps) {
  const { t } = useTranslation();
  const detail = useTag(enterprise, tag.tag);
  return (
    <>
      <Definition tag={detail.data?.tag ?? tag} detail={detail.data} />
      {detail.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {detail.isError && <ProblemView error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.data && (
        <>
          <h3>{t('tagDetail.peers')}</h3>
          <TagPeers detail={detail.data} industry={industry} />
          <h3>{t('tagDetail.trend')}</h3>
          {detail.data.changes.length === 0 ? (
            <Blank small title={t('tagDetail.none')} hint={t('tagDetail.noneHint')} />
          ) : (
            <TagChanges detail={detail.data} />
          )}
        </>
      )}
    </>
  );
}

interface DefinitionProps {
  tag: EnterpriseTag;
  detail: EnterpriseTagDetail | undefined;
}

function Definition({ tag, detail }: DefinitionProps) {
  const { t } = useTranslation();
  const category = useCategoryNames();
  return (
    <dl className={styles['facts']}>
      <dt>{t('tagDetail.tag')}</dt>
      <dd>
        <code>{tag.tag}</code>
      </dd>
      <dt>{t('tagDetail.value')}</dt>
      <dd>
        <b>
          <TagText tag={tag.tag} value={tag.value} unit={tag.unit} />
        </b>
        {tag.filling !== null && <> {t('enterprise.notFilled', { percent: tag.filling })}</>}
      </dd>
      <dt>{t('tagDetail.asOf')}</dt>
      <dd>{dateTime(detail?.asOf)}</dd>
      {detail !== undefined && (
        <>
          <dt>{t('tagDetail.category')}</dt>
          <dd>{category(detail.category)}</dd>
        </>
      )}
      <dt>{t('tagDetail.signals')}</dt>
      <dd>{t(`enterprise.signals.${signalOf(tag)}`)}</dd>
      {tag.description !== '' && (
        <>
          <dt>{t('tagDetail.definition')}</dt>
          <dd>
            <Formulas text={tag.description} />
          </dd>
        </>
      )}
    </dl>
  );
}
