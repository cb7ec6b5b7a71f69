import {
  AlignLeftOutlined,
  CaretRightOutlined,
  DashboardOutlined,
  DownloadOutlined,
  SaveOutlined,
  SnippetsOutlined,
} from '@ant-design/icons';
import type { EditorView } from '@codemirror/view';
import { App, Button, Dropdown, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '@/client/problem';
import { useRights } from '@/client/rights';
import { Blank } from '@/components/Blank';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { keep, kept } from '@/lib/tab';
import { useTitle } from '@/lib/useTitle';
import { statementAt } from './completion';
import { ExportDialog } from './ExportDialog';
import { ParameterFields } from './ParameterFields';
import {
  useBegin,
  useCheck,
  useParameters,
  useRun,
  useSchema,
  type Saved,
  type Statement,
} from './queries';
import styles from './Queries.module.css';
import { ResultChart } from './ResultChart';
import { ResultGrid } from './ResultGrid';
import { RunBar } from './RunBar';
import { SaveDialog } from './SaveDialog';
import { HistoryList, SavedList, SchemaList } from './SideLists';
import { SNIPPETS } from './snippets';
import { SqlEditor, type Mark } from './SqlEditor';
import { offsetOf } from './values';

const SIDES = ['tables', 'saved', 'history'] as const;
type Side = (typeof SIDES)[number];
const DRAFT = 'finance-brain.query';

/** Queries of the warehouse that analysts write (数据查询). */
export function QueriesPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const may = useRights();
  const schema = useSchema();
  const [text, setText] = useDraft();
  const [values, setValues] = useState<Record<string, string>>({});
  const [side, setSide] = useState<Side>('tables');
  const [shown, setShown] = useState<'rows' | 'chart'>('rows');
  const [open, setOpen] = useState<Saved | null>(null);
  const [dialog, setDialog] = useState<'save' | null>(null);
  const [exporting, setExporting] = useState<Statement | null>(null);
  const [ran, setRan] = useState<{ asked: Statement; start: number } | null>(null);
  const editor = useRef<EditorView | null>(null);
  const parameters = useParameters(text);
  const check = useCheck();
  const begin = useBegin();
  const run = useRun(begin.data?.id ?? null).data ?? begin.data ?? null;
  const problemText = useProblemText();
  useTitle(t('queries.title'));

  const tables = schema.data?.tables ?? [];
  const declared = text.includes('{') ? (parameters.data?.parameters ?? []) : [];
  const failure: unknown = begin.error ?? check.error;
  const told = toldBy(failure) ?? run?.problem ?? null;
  const mark = markOf(told, ran, text);

  const chosen = (): { asked: Statement; start: number } => {
    const { from, to } = editor.current?.state.selection.main ?? { from: 0, to: 0 };
    const { text: statement, start } = statementAt(text, from, to);
    const names = declared.map(({ name }) => name).filter((name) => statement.includes(`{${name}`));
    const given = Object.fromEntries(names.map((name) => [name, values[name] ?? '']));
    return { asked: { statement, parameters: given }, start };
  };
  const execute = () => {
    const what = chosen();
    if (what.asked.statement.trim() === '' || begin.isPending) return;
    check.reset();
    setRan(what);
    begin.mutate(what.asked);
  };
  const price = () => {
    const what = chosen();
    if (what.asked.statement.trim() === '') return;
    begin.reset();
    setRan(what);
    check.mutate(what.asked);
  };
  const pick = (name: string) => {
    const view = editor.current;
    if (view === null) return;
    view.dispatch(view.state.replaceSelection(name));
    view.focus();
  };
  const write = (statement: string, query: Saved | null) => {
    setText(statement);
    setOpen(query);
  };
  const tidy = async () => {
    const { format } = await import('sql-formatter');
    try {
      setText(
        format(text, {
          language: 'clickhouse',
          keywordCase: 'upper',
          paramTypes: { custom: [{ regex: String.raw`\{\w+\s*:[^}]*\}` }] },
        }),
      );
    } catch {
      void message.warning(t('queries.notFormatted'));
    }
  };

  if (schema.error !== null) {
    return <ProblemView error={schema.error} onRetry={() => void schema.refetch()} />;
  }
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('queries.title')}</h1>
      <aside className={styles['side']} aria-label={t('queries.sides')}>
        <Segmented<Side>
          block
          size="small"
          aria-label={t('queries.sides')}
          value={side}
          options={SIDES.map((value) => ({ value, label: t(`queries.side.${value}`) }))}
          onChange={setSide}
        />
        <div className={styles['scroll']}>
          {side === 'tables' && <SchemaList tables={tables} onPick={pick} />}
          {side === 'saved' && <SavedList onOpen={(query) => write(query.statement, query)} />}
          {side === 'history' && (
            <HistoryList
              onOpen={(past) => {
                write(past.statement, null);
                setValues(past.parameters);
              }}
            />
          )}
        </div>
      </aside>
      <div className={styles['main']}>
        <div className={styles['bar']} role="toolbar" aria-label={t('queries.tools')}>
          <Button
            type="primary"
            size="small"
            icon={<CaretRightOutlined />}
            loading={begin.isPending}
            disabled={run?.state === 'running'}
            title="Ctrl+Enter"
            onClick={execute}
          >
            {t('queries.run')}
          </Button>
          <Button
            size="small"
            icon={<DashboardOutlined />}
            loading={check.isPending}
            onClick={price}
          >
            {t('queries.check')}
          </Button>
          <Button size="small" icon={<AlignLeftOutlined />} onClick={() => void tidy()}>
            {t('queries.tidy')}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: SNIPPETS.map(({ key }) => ({ key, label: t(`queries.snippet.${key}`) })),
              onClick: ({ key }) =>
                write(SNIPPETS.find((each) => each.key === key)?.statement ?? '', null),
            }}
          >
            <Button size="small" icon={<SnippetsOutlined />}>
              {t('queries.snippets')}
            </Button>
          </Dropdown>
          <Button
            size="small"
            icon={<SaveOutlined />}
            disabled={text.trim() === ''}
            onClick={() => setDialog('save')}
          >
            {t('queries.save')}
          </Button>
          {may('export') && (
            <Button
              size="small"
              icon={<DownloadOutlined />}
              disabled={text.trim() === ''}
              title={may('persons-see') ? t('queries.noPersons') : undefined}
              onClick={() => setExporting(chosen().asked)}
            >
              {t('queries.export')}
            </Button>
          )}
          {open !== null && (
            <span className={styles['opened']}>
              {open.name} · v{open.version}
            </span>
          )}
        </div>
        <div className={styles['writing']}>
          <SqlEditor
            label={t('queries.editor')}
            text={text}
            mark={mark}
            schema={tables}
            functions={schema.data?.functions ?? []}
            onChange={setText}
            onRun={execute}
            onView={(view) => {
              editor.current = view;
            }}
          />
        </div>
        <ParameterFields
          parameters={declared}
          values={values}
          onChange={setValues}
          onRun={execute}
        />
        {told !== null && (
          <p className={styles['fault']} role="alert" data-testid="fault">
            {told.line !== undefined && (
              <b>{t('queries.place', { line: told.line, column: told.column ?? 1 })} </b>
            )}
            {told.detail}
          </p>
        )}
        {told === null && failure !== null && failure !== undefined && (
          <p className={styles['fault']} role="alert" data-testid="fault">
            {problemText(failure).title}
          </p>
        )}
        {check.data !== undefined && (
          <p className={styles['cost']} role="status" data-testid="cost">
            {t('queries.cost', {
              rows: decimal(check.data.rows),
              parts: decimal(check.data.parts),
              columns: check.data.columns.map(({ name, type }) => `${name} ${type}`).join('，'),
            })}
          </p>
        )}
        {run === null ? (
          <div className={styles['result']}>
            <Blank title={t('queries.empty')} hint={t('queries.emptyHint')} />
          </div>
        ) : (
          <>
            <div className={styles['resultBar']}>
              <Segmented
                size="small"
                aria-label={t('queries.result')}
                value={shown}
                options={[
                  { value: 'rows', label: t('queries.rows') },
                  { value: 'chart', label: t('queries.chart') },
                ]}
                onChange={(value) => setShown(value === 'chart' ? 'chart' : 'rows')}
              />
              <RunBar run={run} />
            </div>
            <div className={styles['result']}>
              {run.rows === 0 ? (
                <Blank
                  small
                  title={t(run.state === 'running' ? 'queries.waiting' : 'queries.noRows')}
                />
              ) : shown === 'rows' ? (
                <ResultGrid key={run.id} run={run} />
              ) : (
                <ResultChart key={run.id} run={run} />
              )}
            </div>
          </>
        )}
      </div>
      {dialog === 'save' && (
        <SaveDialog
          statement={text}
          query={open}
          onClose={() => setDialog(null)}
          onKept={(query) => {
            setOpen(query);
            void message.success(t('queries.kept'));
          }}
        />
      )}
      {exporting !== null && <ExportDialog asked={exporting} onClose={() => setExporting(null)} />}
    </div>
  );
}

interface Told {
  detail: string;
  line?: number | undefined;
  column?: number | undefined;
}

/** What the server says of the statement. */
function toldBy(error: unknown): Told | null {
  const ofStatement =
    error instanceof ApiProblem && ['statement-refused', 'statement-failed'].includes(error.code);
  return ofStatement ? { detail: error.detail, ...error.place } : null;
}

function markOf(
  told: Told | null,
  ran: { asked: Statement; start: number } | null,
  text: string,
): Mark | null {
  if (told?.line === undefined || ran === null) return null;
  const { asked, start } = ran;
  // the text has changed since
  if (text.slice(start, start + asked.statement.length) !== asked.statement) return null;
  const from = start + offsetOf(asked.statement, told.line, told.column ?? 1);
  const word = /^[\w$]+/.exec(text.slice(from))?.[0].length ?? 1;
  return { from, to: Math.max(from, Math.min(text.length, from + word)), message: told.detail };
}

/** What is written stays when the page is left, until the sign-out. */
function useDraft(): [string, (text: string) => void] {
  const [text, setText] = useState(() => kept(DRAFT));
  useEffect(() => keep(DRAFT, text), [text]);
  return [text, setText];
}
