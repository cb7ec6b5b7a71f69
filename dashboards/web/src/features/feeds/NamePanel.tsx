import { Alert, Button, Checkbox, Input, Skeleton, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import type { Candidate, QueuedRow, QueueRow } from '@/client/types';
import { ProblemView } from '@/components/ProblemView';
import { SHORTCUT } from '@/components/useRowKeys';
import { useTranslation, type TFunction } from '@/lib/i18n';
import { date } from '@/lib/time';
import styles from './FeedDesk.module.css';
import { RawText } from './RawText';
import { useFindEnterprise, useName, type useDecide } from './names';

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

type Deciding = Pick<ReturnType<typeof useDecide>, 'run' | 'busy'>;

interface NameProps {
  id: string;
  /** The state that the list is of; a row in another was taken by somebody else. */
  state: QueueRow['state'];
  listed: boolean;
  /** Whether a person chose this row; keys decide on no other. */
  chosen: boolean;
  decide: Deciding;
}

/** A row of the queue with the enterprises that it may be about, side by side. */
export function NamePanel({ id, state, listed, chosen, decide }: NameProps) {
  const { t } = useTranslation();
  const row = useName(id, listed);
  return (
    <section className={styles['drawer']} aria-label={t('feedDesk.names.says')} data-named={id}>
      {row.isPending && <Skeleton active />}
      {row.isError && <ProblemView error={row.error} onRetry={() => void row.refetch()} />}
      {row.isSuccess && !listed && row.data.row.state !== state && (
        <Alert type="warning" showIcon title={t('feedDesk.fate.not_open')} />
      )}
      {row.isSuccess && <Named queued={row.data} chosen={chosen} decide={decide} />}
    </section>
  );
}

interface NamedProps {
  queued: QueuedRow;
  chosen: boolean;
  decide: Deciding;
}

function Named({ queued, chosen, decide }: NamedProps) {
  const { t } = useTranslation();
  const { row, raw, candidates } = queued;
  const [all, setAll] = useState(false);
  const reason = useRef<InputRef>(null);
  const isOpen = row.state === 'open';
  const assign = (to: string) => decide.run({ kind: 'assign', id: row.id, to, allOfName: all });
  useHotkeys(
    DIGITS,
    (event) => {
      const candidate = candidates[Number(event.key) - 1];
      if (chosen && isOpen && !decide.busy && candidate !== undefined) assign(candidate.uscc);
    },
    SHORTCUT,
  );
  useHotkeys(
    'd',
    (event) => {
      event.preventDefault();
      reason.current?.focus();
    },
    SHORTCUT,
  );
  useHotkeys(
    'u',
    () => {
      if (chosen && !isOpen && !decide.busy) decide.run({ kind: 'undo', id: row.id });
    },
    SHORTCUT,
  );

  return (
    <>
      <dl>
        <dt>{t('feedDesk.names.says')}</dt>
        <dd>
          <b>{row.enterprise}</b>
        </dd>
        <dt>{t('feedDesk.names.why')}</dt>
        <dd>{t(`feedDesk.names.doubt.${row.doubt}`)}</dd>
        <dt>{t('feedDesk.names.eventTime')}</dt>
        <dd>{date(row.eventTime)}</dd>
        <dt>{t('feedDesk.names.place')}</dt>
        <dd>
          {row.feed} · {t('feedDesk.rejects.line', { ...row })}
        </dd>
      </dl>
      <RawText text={raw} />
      {row.versions > 1 && (
        <p className={styles['hint']}>{t('feedDesk.names.versions', { count: row.versions })}</p>
      )}
      {row.assigned !== '' && (
        <p>
          {t('feedDesk.names.assigned', {
            uscc: row.assigned,
            person: row.person === '' ? t('feedDesk.names.register') : row.person,
          })}
        </p>
      )}
      {row.reason !== '' && <p>{row.reason}</p>}
      <h3>{t('feedDesk.names.candidates')}</h3>
      {candidates.length === 0 && <p>{t('feedDesk.names.noCandidates')}</p>}
      <Candidates
        candidates={candidates}
        keys={chosen}
        {...(isOpen && { onChoose: assign, busy: decide.busy })}
      />
      {isOpen ? (
        <>
          <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
            {t('feedDesk.names.all')}
          </Checkbox>
          <Finder onChoose={assign} busy={decide.busy} />
          <Dropping input={reason} id={row.id} decide={decide} />
        </>
      ) : (
        <Button loading={decide.busy} onClick={() => decide.run({ kind: 'undo', id: row.id })}>
          {t('feedDesk.names.undo')}
        </Button>
      )}
    </>
  );
}

interface CandidatesProps {
  candidates: Candidate[];
  /** Whether digits choose among them. */
  keys?: boolean;
  busy?: boolean;
  onChoose?: (uscc: string) => void;
}

function Candidates({ candidates, keys = false, busy = false, onChoose }: CandidatesProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles['candidates']}>
      {candidates.map(({ uscc, names }, i) => (
        <li key={uscc} data-candidate={uscc}>
          <span className={styles['code']}>{uscc}</span>
          <ul aria-label={t('feedDesk.names.bore')}>
            {names.length === 0 && <li>{t('feedDesk.names.noNames')}</li>}
            {names.map((name) => (
              <li key={`${name.name} ${name.from ?? ''}`}>
                {name.name}
                <small> {borneWhen(name, t)}</small>
              </li>
            ))}
          </ul>
          {onChoose !== undefined && (
            <Button size="small" disabled={busy} onClick={() => onChoose(uscc)}>
              {t('feedDesk.names.choose')}
              {keys && i < DIGITS.length && ` · ${t('feedDesk.names.key', { key: i + 1 })}`}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function borneWhen(name: Candidate['names'][number], t: TFunction): string {
  const from = name.from === undefined ? '…' : date(name.from);
  if (name.until !== undefined) {
    return t('feedDesk.names.period', { from, until: date(name.until) });
  }
  return name.from === undefined ? t('feedDesk.names.always') : t('feedDesk.names.since', { from });
}

function Finder({ onChoose, busy }: { onChoose: (uscc: string) => void; busy: boolean }) {
  const { t } = useTranslation();
  const find = useFindEnterprise();
  return (
    <div>
      <h3>{t('feedDesk.names.findOther')}</h3>
      <Input.Search
        aria-label={t('feedDesk.names.findOther')}
        placeholder={t('feedDesk.names.findHint')}
        loading={find.isPending}
        maxLength={200}
        onSearch={(text) => {
          if (text.trim() !== '') find.mutate(text.trim());
        }}
      />
      {find.isError && <ProblemView error={find.error} />}
      {find.isSuccess && find.data.length === 0 && <p>{t('feedDesk.names.found')}</p>}
      {find.isSuccess && <Candidates candidates={find.data} onChoose={onChoose} busy={busy} />}
    </div>
  );
}

interface DroppingProps {
  input: React.Ref<InputRef>;
  id: string;
  decide: Deciding;
}

function Dropping({ input, id, decide }: DroppingProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles['actions']}
      onSubmit={(event) => {
        event.preventDefault();
        decide.run({ kind: 'drop', id, reason: reason.trim() });
      }}
    >
      <Input
        ref={input}
        style={{ flex: 1, minWidth: 180 }}
        aria-label={t('feedDesk.names.dropReason')}
        placeholder={t('feedDesk.names.dropReason')}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button htmlType="submit" disabled={reason.trim() === ''} loading={decide.busy}>
        {t('feedDesk.names.drop')}
      </Button>
    </form>
  );
}
