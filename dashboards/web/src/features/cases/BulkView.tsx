import { Alert, App, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '@/client/queries';
import { useRights } from '@/client/rights';
import type { Bulk, BulkMove } from '@/client/types';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { dateTime } from '@/lib/time';
import styles from './Bulk.module.css';
import { useBulk, useMoveBulk } from './useBulk';

/** More are counted only. */
const SHOWN = 200;
/** What did not go as wished is told first. */
const ORDER: readonly Bulk['items'][number]['result'][] = [
  'illegal',
  'changed',
  'kept',
  'able',
  'done',
  'undone',
];

interface ViewProps {
  id: string;
  onDone?: () => void;
}

/** A frozen set: how many can be done, what became of each, and what can be done next. */
export function BulkView({ id, onDone }: ViewProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const bulk = useBulk(id);
  const move = useMoveBulk(id);
  if (bulk.isPending) return <p role="status">{t('common.loading')}</p>;
  if (bulk.isError) {
    return <ProblemView error={bulk.error} onRetry={() => void bulk.refetch()} />;
  }
  const { action, by, at, status, count, able, pending, reason } = bulk.data;
  return (
    <div className={styles['view']} data-status={status}>
      <Alert
        type={
          status === 'done' && pending === 0 ? 'success' : status === 'frozen' ? 'info' : 'warning'
        }
        showIcon
        title={t(`cases.bulk.status.${status}`)}
        description={
          <>
            <div data-testid="bulk-count">
              {t('cases.bulk.frozen', {
                action: t(`caseWork.action.${action}`),
                count,
                able: decimal(able),
                not: decimal(count - able),
              })}
            </div>
            {status === 'frozen' && <div>{t('cases.bulk.frozenHint')}</div>}
            {pending > 0 && <div>{t('cases.bulk.pending', { count: pending })}</div>}
            {status === 'done' && pending === 0 && <div>{t('cases.bulk.undoHint')}</div>}
          </>
        }
      />
      <p className={styles['by']}>
        {t('cases.bulk.by', { name: by.displayName, at: dateTime(at) })}
        {reason !== undefined && `：${reason}`}
      </p>
      <Items bulk={bulk.data} />
      {move.isError && (
        <Alert
          type="error"
          showIcon
          title={text(move.error).title}
          description={text(move.error).detail}
        />
      )}
      <Moves
        bulk={bulk.data}
        busy={move.isPending}
        onMove={(next) => move.mutate(next, { onSuccess: () => onDone?.() })}
      />
    </div>
  );
}

function Items({ bulk }: { bulk: Bulk }) {
  const { t } = useTranslation();
  const items = bulk.items.toSorted((a, b) => ORDER.indexOf(a.result) - ORDER.indexOf(b.result));
  return (
    // a box that scrolls has to be reached by keyboard
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['items']} role="group" tabIndex={0} aria-label={t('cases.bulk.items')}>
      <ul>
        {items.slice(0, SHOWN).map(({ number, enterpriseName, result, detail }) => (
          <li key={number} data-result={result}>
            <Link to={`/cases/${number}`} target="_blank">
              {number}
            </Link>
            <span className={styles['name']}>{enterpriseName}</span>
            <span className={styles['result']}>
              {t(`cases.bulk.result.${result}`)}
              {detail !== undefined && <small>{detail}</small>}
            </span>
          </li>
        ))}
      </ul>
      {items.length > SHOWN && (
        <p className={styles['rest']}>{t('cases.bulk.more', { count: items.length - SHOWN })}</p>
      )}
    </div>
  );
}

interface MovesProps {
  bulk: Bulk;
  busy: boolean;
  onMove: (move: BulkMove) => void;
}

function Moves({ bulk, busy, onMove }: MovesProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const me = useSession().data?.user;
  const may = useRights();
  const [reason, setReason] = useState('');
  const { action, able, count, status, by, id } = bulk;
  const mine = by.name === me;
  const second = action === 'dismiss' || action === 'snooze';

  if (status === 'frozen' && mine) {
    const words = { able: decimal(able), action: t(`caseWork.action.${action}`) };
    return (
      <Button
        key="run" // a button of its own, lest the next one show this one's progress
        type="primary"
        disabled={able === 0}
        loading={busy}
        onClick={() => onMove({ move: 'run', count })}
      >
        {second ? t('cases.bulk.propose', words) : t('cases.bulk.run', words)}
      </Button>
    );
  }
  // whoever ran it, or approved it, goes on where it stopped
  const decides = second && status === 'done' ? !mine && may('cases-approve') : mine;
  if (bulk.pending > 0 && decides) {
    return (
      <Button key="resume" type="primary" loading={busy} onClick={() => onMove({ move: 'resume' })}>
        {t('cases.bulk.resume', { count: bulk.pending })}
      </Button>
    );
  }
  if (status === 'done' && mine) {
    return (
      <Button key="undo" loading={busy} onClick={() => onMove({ move: 'undo' })}>
        {t('cases.bulk.undo')}
      </Button>
    );
  }
  if (status !== 'proposed') return null;
  if (mine) {
    const copy = () =>
      navigator.clipboard
        .writeText(`${globalThis.location.origin}/cases/bulk/${id}`)
        .then(() => message.success(t('common.copied')));
    return <Button onClick={() => void copy()}>{t('cases.bulk.link')}</Button>;
  }
  if (!may('cases-approve')) return null;
  return (
    <div className={styles['moves']}>
      <Input
        aria-label={t('caseWork.field.reason')}
        placeholder={t('caseWork.field.reason')}
        maxLength={2_000}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="primary" loading={busy} onClick={() => onMove({ move: 'approve' })}>
        {t('cases.bulk.approve')}
      </Button>
      <Button
        danger
        disabled={reason.trim() === ''}
        loading={busy}
        onClick={() => onMove({ move: 'reject', reason: reason.trim() })}
      >
        {t('cases.bulk.reject')}
      </Button>
    </div>
  );
}
