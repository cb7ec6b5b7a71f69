import { App, Button, Input, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { Panel } from '@/components/Panel';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { ChangeList } from './ChangeList';
import { Confirm } from './Confirm';
import { useBook, useCheck, useSubmit, type Files } from './queries';
import styles from './Rules.module.css';
import { TrialView } from './TrialView';
import { useLeaving } from './useLeaving';
import { useSettled } from './useSettled';
import { YamlEditor } from './YamlEditor';

interface DraftProps {
  /** The book that it begins with. */
  from: string;
  /** Told of the book that was handed in, or of none. */
  onLeave: (book: string | null) => void;
}

/** A new book that is being written: checked, compared and tried before it is handed in. */
export function DraftView({ from, onLeave }: DraftProps) {
  const { t } = useTranslation();
  const start = useBook(from);
  return (
    <Panel className={styles['main']} title={t('rules.editor.title')} hint={t('rules.editor.hint')}>
      {start.isError && start.data === undefined && (
        <ProblemView error={start.error} onRetry={() => void start.refetch()} />
      )}
      {start.isPending && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {start.data !== undefined && <Draft start={start.data.files} onLeave={onLeave} />}
    </Panel>
  );
}

const without = (files: Files, name: string): Files =>
  Object.fromEntries(Object.entries(files).filter(([each]) => each !== name));

const NAME = /^[\p{L}\p{N}_-][\p{L}\p{N}_. -]{0,80}\.yaml$/u;

function Draft({ start, onLeave }: { start: Files; onLeave: DraftProps['onLeave'] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const [begun] = useState(start); // what is in force may change meanwhile
  const [files, setFiles] = useState<Files>(start);
  const [shown, setShown] = useState(Object.keys(start)[0] ?? '');
  const [asked, setAsked] = useState<'submit' | 'leave' | 'remove' | null>(null);
  const [naming, setNaming] = useState(false);
  const [line, setLine] = useState<number | null>(null);
  const settled = useSettled(files);
  const check = useCheck(settled);
  const submit = useSubmit();
  const current = settled === files && !check.isPlaceholderData ? check.data : undefined;
  const problems = check.data?.problems ?? [];
  const sound = current?.problems.length === 0;
  const changed = JSON.stringify(files) !== JSON.stringify(begun);
  const away = useLeaving(changed);

  return (
    <>
      <div className={styles['bar']}>
        <Select
          aria-label={t('rules.editor.file')}
          value={shown}
          style={{ minWidth: 180 }}
          options={Object.keys(files).map((name) => ({ value: name, label: name }))}
          onChange={setShown}
        />
        <Button onClick={() => setNaming(true)}>{t('rules.editor.add')}</Button>
        <Button disabled={Object.keys(files).length === 1} onClick={() => setAsked('remove')}>
          {t('rules.editor.remove')}
        </Button>
        <span className={styles['grow']} role="status" data-testid="check">
          {current === undefined
            ? check.isError
              ? ''
              : t('rules.editor.checking')
            : sound
              ? t('rules.editor.sound', { count: current.rules })
              : t('rules.editor.wrong', { count: problems.length })}
        </span>
        <Button onClick={() => (changed ? setAsked('leave') : onLeave(null))}>
          {t('rules.editor.leave')}
        </Button>
        <Button type="primary" disabled={!sound || !changed} onClick={() => setAsked('submit')}>
          {t('rules.editor.submit')}
        </Button>
      </div>
      {naming && (
        <NewFile
          taken={Object.keys(files)}
          onAdd={(name) => {
            setFiles({ ...files, [name]: 'rules:\n' + TEMPLATE });
            setShown(name);
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      )}
      {check.isError && <ProblemView error={check.error} onRetry={() => void check.refetch()} />}
      <div
        className={styles['body']}
        role="tabpanel"
        aria-label={t('rules.editor.title')}
        tabIndex={0}
      >
        <YamlEditor
          key={shown}
          label={t('rules.editor.text')}
          text={files[shown] ?? ''}
          problems={problems.filter(({ file }) => file === shown)}
          line={line}
          onChange={(yaml) => setFiles((old) => ({ ...old, [shown]: yaml }))}
        />
        {problems.length > 0 && (
          <ol className={styles['problems']} data-testid="problems">
            {problems.map((problem) => (
              <li key={`${problem.file} ${problem.line} ${problem.message}`}>
                <button
                  type="button"
                  onClick={() => {
                    if (problem.file in files) setShown(problem.file);
                    setLine(problem.line);
                  }}
                >
                  {t('rules.editor.at', { file: problem.file, line: problem.line })}
                </button>
                <pre>{problem.message}</pre>
              </li>
            ))}
          </ol>
        )}
        {sound && <ChangeList changes={current.changes} />}
        {changed && <TrialView tried={{ files }} disabled={!sound} />}
      </div>
      {asked === 'submit' && (
        <Confirm
          title={t('rules.editor.submitAsk')}
          hint={t('rules.editor.submitHint')}
          ok={t('rules.editor.submit')}
          noted
          busy={submit.isPending}
          problem={submit.error === null ? null : text(submit.error)}
          onOk={(note) =>
            submit.mutate(
              { files, note },
              {
                onSuccess: ({ id }) => {
                  void message.success(t('rules.done.submit', { book: id }));
                  onLeave(id);
                },
              },
            )
          }
          onClose={() => setAsked(null)}
        >
          {current !== undefined && <ChangeList changes={current.changes} />}
        </Confirm>
      )}
      {asked === 'remove' && (
        <Confirm
          title={t('rules.editor.removeAsk', { file: shown })}
          hint=""
          ok={t('rules.editor.remove')}
          onOk={() => {
            const left = without(files, shown);
            setFiles(left);
            setShown(Object.keys(left)[0] ?? '');
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {away.state === 'blocked' && (
        <Confirm
          title={t('rules.editor.leaveAsk')}
          hint=""
          ok={t('rules.editor.leave')}
          onOk={away.proceed}
          onClose={away.reset}
        />
      )}
      {asked === 'leave' && (
        <Confirm
          title={t('rules.editor.leaveAsk')}
          hint=""
          ok={t('rules.editor.leave')}
          onOk={() => onLeave(null)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}

const TEMPLATE = `  - id: own_rule
    kind: hard
    risk: fundraising
    band: orange
    zh: 规则名称
    en: Name of the rule
    basis: 国务院令第737号
    author: 姓名
    condition: tag.cmp_fundraise_report_cnt_90d >= 2
`;

interface NewFileProps {
  taken: string[];
  onAdd: (name: string) => void;
  onClose: () => void;
}

function NewFile({ taken, onAdd, onClose }: NewFileProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('own.yaml');
  const fits = NAME.test(name) && !taken.includes(name);
  return (
    <form
      className={styles['bar']}
      onSubmit={(event) => {
        event.preventDefault();
        if (fits) onAdd(name);
      }}
    >
      <Input
        aria-label={t('rules.editor.name')}
        status={fits ? '' : 'error'}
        value={name}
        style={{ width: 220 }}
        onChange={(event) => setName(event.target.value)}
      />
      <small className={styles['grow']}>{t('rules.editor.nameHint')}</small>
      <Button onClick={onClose}>{t('common.cancel')}</Button>
      <Button htmlType="submit" type="primary" disabled={!fits}>
        {t('rules.editor.add')}
      </Button>
    </form>
  );
}
