import { Alert, App, Button, Drawer, Input, Skeleton } from 'antd';
import { useState } from 'react';
import type { CheckedRow, RejectedRow, RejectReason, RejectResult } from '@/client/types';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import styles from './FeedDesk.module.css';
import { RawText } from './RawText';
import { RejectSteps } from './RejectSteps';
import { isTaken, useCheck, useReject, useReplay, useStep } from './rejects';

/** Ends of a replay that no correction of a field changes. */
const UNTAKEN: readonly RejectResult['fate'][] = [
  'not_open',
  'unknown_letter',
  'not_mendable',
  'no_mapping',
];

/** One refused row: what is wrong, its fields to correct, what it would become, and its end. */
export function RejectDrawer({ id, onClose }: { id: string; onClose: (id: string) => void }) {
  const { t } = useTranslation();
  const reject = useReject(id);
  const [changed, setChanged] = useState(false);
  const close = () => onClose(id);
  return (
    <Drawer
      open
      size="min(680px, 100vw)"
      title={t('feedDesk.row.title')}
      mask={{ closable: !changed }}
      onClose={close}
    >
      {reject.isPending && <Skeleton active paragraph={{ rows: 10 }} />}
      {reject.isError && <ProblemView error={reject.error} onRetry={() => void reject.refetch()} />}
      {reject.isSuccess && <Row row={reject.data} onDone={close} onChanged={setChanged} />}
    </Drawer>
  );
}

interface RowProps {
  row: RejectedRow;
  onDone: () => void;
  /** Is told whether fields differ from what was refused. */
  onChanged: (changed: boolean) => void;
}

function Row({ row, onDone, onChanged }: RowProps) {
  const { t } = useTranslation();
  const mendable = row.trouble === 'none' || row.trouble === 'unsplit';
  return (
    <div className={styles['drawer']} data-row={row.id}>
      <Alert
        type={row.state === 'open' ? 'warning' : 'info'}
        showIcon
        title={`${t(`feedDesk.reason.${row.reason}`)}${
          row.column === '' ? '' : ` · ${t('feedDesk.row.inColumn', { column: row.column })}`
        }`}
        description={
          <>
            {row.detail}
            <br />
            {t(`feedDesk.todo.${row.reason}`)}
          </>
        }
      />
      <dl>
        <dt>{t('feedDesk.rejects.feed')}</dt>
        <dd>
          {row.title} {row.feed}
        </dd>
        <dt>{t('feedDesk.rejects.place')}</dt>
        <dd>{t('feedDesk.rejects.line', { ...row })}</dd>
        <dt>{t('feedDesk.rejects.at')}</dt>
        <dd>{dateTime(row.refusedAt)}</dd>
      </dl>
      <section>
        <h3>{t('feedDesk.row.raw')}</h3>
        <RawText text={row.raw} />
      </section>
      {row.trouble !== 'none' && (
        <Alert type="info" showIcon title={t(`feedDesk.row.trouble.${row.trouble}`)} />
      )}
      {row.state === 'open' && mendable && (
        <Mending row={row} onDone={onDone} onChanged={onChanged} />
      )}
      {row.state === 'open' && (
        <Stepping key="dismissal" row={row} step="dismissal" onDone={onDone} />
      )}
      {row.state === 'dismissed' && (
        <Stepping key="reopening" row={row} step="reopening" onDone={onDone} />
      )}
      <RejectSteps steps={row.steps} />
    </div>
  );
}

function Mending({ row, onDone, onChanged }: RowProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [fields, setFields] = useState<Record<string, string>>({});
  const [result, setResult] = useState<RejectResult | null>(null);
  const check = useCheck(row.id);
  const replay = useReplay(row.id, (told) => {
    if (!isTaken(told.fate)) setResult(told);
    else {
      void message.success(t(`feedDesk.fate.${told.fate}`));
      onDone();
    }
  });
  const write = (column: string, text: string) => {
    const next = { ...fields, [column]: text };
    setFields(next);
    onChanged(row.fields.some((field) => (next[field.column] ?? field.text) !== field.text));
    setResult(null);
    check.reset();
  };
  const faulty = result?.column ?? (check.isSuccess ? check.data.column : row.column);
  const run = (revise: boolean) => {
    setResult(null);
    replay.run({ fields, revise });
  };

  return (
    <section>
      <h3>{t('feedDesk.row.fields')}</h3>
      <div className={styles['fields']}>
        {row.fields.map(({ column, text, read, required }) => (
          <Field
            key={column}
            column={column}
            before={text}
            now={fields[column] ?? text}
            note={[
              !read && t('feedDesk.row.unread'),
              required && t('feedDesk.row.required'),
              fields[column] !== undefined && fields[column] !== text && t('feedDesk.row.changed'),
            ]
              .filter(Boolean)
              .join(' · ')}
            faulty={column === faulty}
            onWrite={(next) => write(column, next)}
          />
        ))}
      </div>
      <p className={styles['actions']}>
        <Button loading={check.isPending} onClick={() => check.mutate(fields)}>
          {t('feedDesk.row.check')}
        </Button>
        <Button type="primary" loading={replay.busy} onClick={() => run(false)}>
          {t('feedDesk.row.replay')}
        </Button>
      </p>
      <div aria-live="polite">
        {check.isError && <ProblemView error={check.error} />}
        {replay.error !== null && <ProblemView error={replay.error} />}
        {check.isSuccess && <Checked checked={check.data} />}
        {result?.fate === 'refused' && <Refused {...result} />}
        {result?.fate === 'known_otherwise' && (
          <Alert
            type="warning"
            showIcon
            title={t('feedDesk.fate.known_otherwise')}
            description={result.events.join(', ')}
            action={
              <Button danger onClick={() => run(true)}>
                {t('feedDesk.row.revise')}
              </Button>
            }
          />
        )}
        {result !== null && UNTAKEN.includes(result.fate) && (
          <Alert
            type="error"
            showIcon
            title={t(`feedDesk.fate.${result.fate}`)}
            description={result.detail}
          />
        )}
      </div>
    </section>
  );
}

interface FieldProps {
  column: string;
  before: string;
  now: string;
  note: string;
  faulty: boolean;
  onWrite: (text: string) => void;
}

function Field({ column, before, now, note, faulty, onWrite }: FieldProps) {
  const id = `field-${column}`;
  return (
    <>
      <label htmlFor={id} className={faulty ? styles['fault'] : undefined}>
        {column}
        {note !== '' && <small>{note}</small>}
      </label>
      <Input
        id={id}
        value={now}
        title={before}
        {...(faulty && { status: 'error' as const })}
        onChange={(event) => onWrite(event.target.value)}
      />
    </>
  );
}

function Refused({ reason, column, detail }: { reason: string; column: string; detail: string }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="error"
      showIcon
      title={`${t('feedDesk.row.refused', {
        reason: t(`feedDesk.reason.${reason as RejectReason}`),
      })}${column === '' ? '' : ` · ${t('feedDesk.row.inColumn', { column })}`}`}
      description={detail}
    />
  );
}

function Checked({ checked }: { checked: CheckedRow }) {
  const { t } = useTranslation();
  if (checked.reason !== '') return <Refused {...checked} />;
  return (
    <Alert
      type="success"
      showIcon
      title={t('feedDesk.row.wouldBe', { count: checked.events.length })}
      description={checked.events.map((event) => (
        <dl key={event.type} data-preview={event.type}>
          <dt>{t('feedDesk.row.event')}</dt>
          <dd>{event.type}</dd>
          <dt>{t('feedDesk.row.enterprise')}</dt>
          <dd>
            {event.enterprise}
            {!event.resolved && ` (${t('feedDesk.row.lookedUp')})`}
          </dd>
          <dt>{t('feedDesk.row.happened')}</dt>
          <dd>{dateTime(event.eventTime)}</dd>
          <dt>{t('feedDesk.row.available')}</dt>
          <dd>{dateTime(event.availableTime)}</dd>
          <dt>{t('feedDesk.row.data')}</dt>
          <dd>
            {Object.entries(event.data)
              .map(([field, value]) => `${field} = ${value}`)
              .join('; ')}
          </dd>
        </dl>
      ))}
    />
  );
}

interface SteppingProps {
  row: RejectedRow;
  step: 'dismissal' | 'reopening';
  onDone: () => void;
}

function Stepping({ row, step, onDone }: SteppingProps) {
  const { t } = useTranslation();
  const { notification } = App.useApp();
  const text = useProblemText();
  const [reason, setReason] = useState('');
  const act = useStep(row.id, step);
  return (
    <form
      className={styles['actions']}
      onSubmit={(event) => {
        event.preventDefault();
        act.mutate(reason.trim(), {
          onSuccess: onDone,
          onError: (error) => {
            const { title, detail } = text(error);
            notification.error({
              title: t('feedDesk.job.failed'),
              description: `${title} ${detail}`,
            });
          },
        });
      }}
    >
      <Input
        style={{ flex: 1, minWidth: 180 }}
        aria-label={t('feedDesk.row.reason')}
        placeholder={t('feedDesk.row.reason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button htmlType="submit" disabled={reason.trim() === ''} loading={act.isPending}>
        {t(step === 'dismissal' ? 'feedDesk.row.dismiss' : 'feedDesk.row.reopen')}
      </Button>
    </form>
  );
}
