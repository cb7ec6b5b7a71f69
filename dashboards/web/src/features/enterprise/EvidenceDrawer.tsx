import { Drawer, Skeleton } from 'antd';
import { useEffect, useState, type RefObject } from 'react';
import type { ExplainedReason } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Formulas } from '@/components/Formulas';
import { ProblemView } from '@/components/ProblemView';
import { TagText } from '@/components/TagText';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { signed } from '@/lib/number';
import { EventCard } from './EventCard';
import styles from './EvidenceDrawer.module.css';
import { useEvidence } from './queries';

interface DrawerProps {
  enterprise: string;
  reason: ExplainedReason | null;
  definition: (tag: string) => string | undefined;
  /** What opened it; gets the focus back. */
  opener: RefObject<HTMLElement | null>;
  onClose: () => void;
}

/** The events behind a reason: from the number on the page back to the rows it came from. */
export function EvidenceDrawer(props: DrawerProps) {
  const { enterprise, reason, definition, opener, onClose } = props;
  const { t } = useTranslation();
  const open = reason !== null;
  const [shown, setShown] = useState(reason); // stays while the drawer slides out
  if (reason !== null && reason !== shown) setShown(reason);
  // a drawer that is closed before it has slid in is gone at once and tells nobody
  useEffect(() => {
    if (!open) opener.current?.focus({ preventScroll: true });
  }, [open, opener]);
  return (
    <Drawer
      open={open}
      title={t('evidence.title')}
      size="min(620px, 100vw)"
      onClose={onClose}
      destroyOnHidden
    >
      {shown !== null && (
        // what scrolls has to be reached by the keyboard
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <section tabIndex={0} aria-label={t('evidence.title')}>
          <Explained reason={shown} definition={definition(shown.tag)} />
          <Events enterprise={enterprise} reason={shown} />
        </section>
      )}
    </Drawer>
  );
}

function Explained({ reason, definition = '' }: { reason: ExplainedReason; definition?: string }) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <dl className={styles['tag']}>
      <dt>{t('evidence.sentence')}</dt>
      <dd>{english ? reason.sentence.english : reason.sentence.chinese}</dd>
      <dt>{t('evidence.tag')}</dt>
      <dd>
        <b>{english ? reason.english : reason.chinese}</b> <code>{reason.tag}</code>
      </dd>
      <dt>{t('evidence.value')}</dt>
      <dd>
        <TagText tag={reason.tag} value={reason.value} unit={reason.unit} />
      </dd>
      <dt>{t('evidence.contribution')}</dt>
      <dd>
        {t('evidence.points', {
          points: signed(reason.points, 1),
          contribution: signed(reason.contribution, 4),
        })}
      </dd>
      {definition !== '' && (
        <>
          <dt>{t('evidence.definition')}</dt>
          <dd>
            <Formulas text={definition} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Events({ enterprise, reason }: { enterprise: string; reason: ExplainedReason }) {
  const { t } = useTranslation();
  const keys = reason.evidence.map((event) => event.key);
  const events = useEvidence(enterprise, keys);
  if (keys.length === 0) {
    const hint = reason.value.kind === 'missing' ? 'evidence.noneMissing' : 'evidence.noneValue';
    return <Blank title={t('evidence.none')} hint={t(hint)} />;
  }
  if (events.isPending) return <Skeleton active paragraph={{ rows: 6 }} />;
  if (events.isError) {
    return <ProblemView error={events.error} onRetry={() => void events.refetch()} />;
  }
  return (
    <>
      <h3 className={styles['count']}>
        {t('evidence.events', { count: events.data.items.length })}
      </h3>
      {events.data.items.map((event) => (
        <EventCard key={event.key.key} event={event} />
      ))}
    </>
  );
}
