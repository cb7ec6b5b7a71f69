import { App, Button, Segmented, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useRights } from '@/client/rights';
import type { RuleBook, RuleBookDetail } from '@/client/types';
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
import { useActing, type Acting } from './useActing';

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
  const { message } = App.useApp();
  const anew = useRulesAnew();
  const [asked, setAsked] = useState<Asked | null>(null);
  const here = useHere();
  const work = useActing({
    done: (result) => {
      const { book: now, release, enterprises } = result as InForce;
      void message.success(t('rules.done.inForce', { book: now, release, count: enterprises }), 8);
      setAsked(null);
      if (here.current) onShow(now);
    },
    over: () => void anew(),
  });
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
          <Acts
            book={book}
            hasPast={hasPast}
            whole={whole.data}
            work={work}
            asked={asked}
            onAsk={setAsked}
          />
        )
      }
    >
      {asked === null && <JobBar work={work} label={t('rules.job.evaluating')} />}
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
  work: Acting;
  asked: Asked | null;
  onAsk: (act: Asked | null) => void;
}

/** Whether the view still stands when something ends; nobody is led back to what was left. */
function useHere() {
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  return here;
}

/** What a checker may do to a book; the server refuses who handed it in or wrote it. */
function Acts({ book, hasPast, whole, work, asked, onAsk }: ActsProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const approve = useApprove();
  const open = (act: Asked) => {
    work.reset();
    onAsk(act);
  };
  const close = () => {
    onAsk(null);
    approve.reset();
  };
  const refused = asked === 'approve' ? approve.error : null;
  const change = whole && <ChangeList changes={whole.changes} />;
  return (
    <>
      {book.state === 'draft' && (
        <Button size="small" type="primary" onClick={() => open('approve')}>
          {t('rules.approve')}
        </Button>
      )}
      {(book.state === 'approved' || book.state === 'retired') && (
        <Button size="small" type="primary" loading={work.busy} onClick={() => open('activate')}>
          {t('rules.activate')}
        </Button>
      )}
      {book.state === 'in-force' && hasPast && (
        <Button size="small" loading={work.busy} onClick={() => open('rollback')}>
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
          onOk={() => work.run(() => beginActivation(book.id))}
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
          onOk={(note) => work.run(() => beginRollback(note))}
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
