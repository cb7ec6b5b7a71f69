import { App, Button, Segmented, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { useRights } from '@/client/rights';
import type { Job, RuleBook, RuleBookDetail } from '@/client/types';
import { Panel } from '@/components/Panel';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { ChangeList } from './ChangeList';
import { Confirm } from './Confirm';
import { JobBar } from './JobBar';
import { beginActivation, beginRollback, useApprove, useBook, useRulesAnew } from './queries';
import styles from './Rules.module.css';
import { RuleTable } from './RuleTable';
import { StateChip } from './StateChip';
import { TrialView } from './TrialView';
import { useJob } from './useJob';

type Part = 'rules' | 'changes' | 'trial';
type Asked = 'approve' | 'activate' | 'rollback';

interface ViewProps {
  book: RuleBook;
  /** Whether a book was in force before the present one. */
  hasPast: boolean;
  onShow: (book: string) => void;
}

/** A book: its rules, what it changes, who it would alert of, and its way into force and back. */
export function BookView({ book, hasPast, onShow }: ViewProps) {
  const { t } = useTranslation();
  const may = useRights();
  const whole = useBook(book.id);
  const [part, setPart] = useState<Part>(book.state === 'in-force' ? 'rules' : 'changes');
  const tries = may('rules-make') || may('rules-check');
  const parts: Part[] = ['rules'];
  if (book.state !== 'in-force') parts.push('changes');
  if (book.state !== 'in-force' && tries) parts.push('trial');
  const label = (of: Part, { rules, changes }: RuleBookDetail) =>
    of === 'rules'
      ? t('rules.rules', { count: rules.length })
      : of === 'changes'
        ? t('rules.changes', { count: changes.length })
        : t('rules.trial');
  return (
    <Panel
      className={styles['main']}
      title={book.id === 'product' ? t('rules.product') : <code>{book.id}</code>}
      hint={<StateChip state={book.state} label={t(`rules.state.${book.state}`)} />}
      extra={
        may('rules-check') && (
          <Acts book={book} hasPast={hasPast} whole={whole.data} onShow={onShow} />
        )
      }
    >
      {whole.isError && whole.data === undefined && (
        <ProblemView error={whole.error} onRetry={() => void whole.refetch()} />
      )}
      {whole.isPending && (
        <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 16 }} />
      )}
      {whole.data !== undefined && (
        <>
          {parts.length > 1 && (
            <Segmented<Part>
              className={styles['parts'] ?? ''}
              aria-label={t('rules.books')}
              size="small"
              value={part}
              options={parts.map((value) => ({ value, label: label(value, whole.data) }))}
              onChange={setPart}
            />
          )}
          <div
            className={styles['body']}
            role="tabpanel"
            aria-label={label(part, whole.data)}
            tabIndex={0}
          >
            {part === 'rules' && <RuleTable rules={whole.data.rules} />}
            {part === 'changes' && <ChangeList changes={whole.data.changes} />}
            {part === 'trial' && <TrialView tried={{ book: book.id }} />}
          </div>
        </>
      )}
    </Panel>
  );
}

interface ActsProps {
  book: RuleBook;
  hasPast: boolean;
  whole: RuleBookDetail | undefined;
  onShow: (book: string) => void;
}

/** What a checker may do to a book; the server refuses who handed it in or wrote it. */
function Acts({ book, hasPast, whole, onShow }: ActsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const anew = useRulesAnew();
  const approve = useApprove();
  const [asked, setAsked] = useState<Asked | null>(null);
  const over = useCallback(
    (done: boolean, job: Job | null) => {
      void anew();
      if (!done || job === null) return;
      const { book: now, release, enterprises } = job.result as InForce;
      void message.success(t('rules.done.inForce', { book: now, release, count: enterprises }), 8);
      setAsked(null);
      onShow(now);
    },
    [anew, message, onShow, t],
  );
  const work = useJob(over);
  const close = () => {
    setAsked(null);
    approve.reset();
  };
  const refused = asked === 'approve' ? approve.error : null;
  const change = whole && <ChangeList changes={whole.changes} />;
  return (
    <>
      {book.state === 'draft' && (
        <Button size="small" type="primary" onClick={() => setAsked('approve')}>
          {t('rules.approve')}
        </Button>
      )}
      {(book.state === 'approved' || book.state === 'retired') && (
        <Button
          size="small"
          type="primary"
          loading={work.busy}
          onClick={() => setAsked('activate')}
        >
          {t('rules.activate')}
        </Button>
      )}
      {book.state === 'in-force' && hasPast && (
        <Button size="small" loading={work.busy} onClick={() => setAsked('rollback')}>
          {t('rules.rollback')}
        </Button>
      )}
      {asked === 'approve' && (
        <Confirm
          title={t('rules.approveAsk', { book: book.id })}
          hint={t('rules.approveHint')}
          ok={t('rules.approve')}
          noted
          busy={approve.isPending}
          problem={refused === null ? null : text(refused)}
          onOk={(note) =>
            approve.mutate(
              { book: book.id, note },
              {
                onSuccess: () => {
                  void message.success(t('rules.done.approve'));
                  close();
                },
              },
            )
          }
          onClose={close}
        >
          {change}
        </Confirm>
      )}
      {asked === 'activate' && (
        <Confirm
          title={t('rules.activateAsk', { book: book.id })}
          hint={t('rules.activateHint')}
          ok={t('rules.activate')}
          busy={work.busy}
          onOk={() => work.begin(() => beginActivation(book.id))}
          onClose={close}
        >
          {change}
          <JobBar work={work} label={t('rules.job.evaluating')} />
        </Confirm>
      )}
      {asked === 'rollback' && (
        <Confirm
          title={t('rules.rollbackAsk')}
          hint={t('rules.rollbackHint')}
          ok={t('rules.rollback')}
          noted
          busy={work.busy}
          onOk={(note) => work.begin(() => beginRollback(note))}
          onClose={close}
        >
          <JobBar work={work} label={t('rules.job.evaluating')} />
        </Confirm>
      )}
    </>
  );
}

interface InForce {
  book: string;
  release: number;
  enterprises: number;
}
