import { autocompletion, type CompletionContext } from '@codemirror/autocomplete';
import { sql, SQLDialect } from '@codemirror/lang-sql';
import { setDiagnostics } from '@codemirror/lint';
import { EditorView, hoverTooltip } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { useEffect, useMemo, useState } from 'react';
import { useDark } from '@/lib/appearance';
import { suggest, type Table } from './completion';
import styles from './Queries.module.css';

/** As far as colours go; what may be run is the server's to say. */
const CLICKHOUSE = SQLDialect.define({
  keywords:
    'select from where group by order having limit offset with as on using join left right inner full cross ' +
    'any all semi anti asof array distinct union except intersect and or not in is null like ilike between case ' +
    'when then else end over partition rows range preceding following current row window qualify asc desc nulls ' +
    'first last interval cast extract exists replace fill step rollup cube grouping sets',
  types:
    'String FixedString Bool UInt8 UInt16 UInt32 UInt64 Int8 Int16 Int32 Int64 Float32 Float64 Decimal Date ' +
    'Date32 DateTime DateTime64 Array Tuple Map Nullable LowCardinality UUID',
  backslashEscapes: true,
  identifierQuotes: '`"',
});

export interface Mark {
  from: number;
  to: number;
  message: string;
}

interface EditorProps {
  label: string;
  text: string;
  mark: Mark | null;
  schema: readonly Table[];
  functions: readonly string[];
  onChange: (text: string) => void;
  onRun: () => void;
  onView: (view: EditorView) => void;
}

/** SQL with completion and descriptions; Ctrl-Enter runs, Tab leaves the field. */
export function SqlEditor(props: EditorProps) {
  const { label, text, mark, schema, functions, onChange, onRun, onView } = props;
  const dark = useDark();
  const [view, setView] = useState<EditorView | null>(null);
  const extensions = useMemo(
    () => [
      sql({ dialect: CLICKHOUSE, upperCaseKeywords: true }),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label }),
      autocompletion({ override: [(context) => complete(context, schema, functions)] }),
      hoverTooltip((shown, place) => describe(shown, place, schema)),
    ],
    [label, schema, functions],
  );
  useEffect(() => {
    if (view === null) return;
    const run = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopImmediatePropagation(); // or the editor would write a line
      onRun();
    };
    view.contentDOM.addEventListener('keydown', run, true);
    return () => view.contentDOM.removeEventListener('keydown', run, true);
  }, [view, onRun]);
  useEffect(() => {
    if (view === null) return;
    const end = view.state.doc.length;
    const found = mark === null ? [] : [{ ...mark, to: Math.min(mark.to, end) }];
    view.dispatch(
      setDiagnostics(
        view.state,
        found
          .filter(({ from }) => from <= end)
          .map((each) => ({ ...each, severity: 'error' as const })),
      ),
    );
  }, [mark, view]);
  return (
    <CodeMirror
      className={styles['editor'] ?? ''}
      value={text}
      theme={dark ? 'dark' : 'light'}
      height="100%"
      indentWithTab={false}
      extensions={extensions}
      onCreateEditor={(made) => {
        setView(made);
        onView(made);
      }}
      onChange={onChange}
    />
  );
}

function complete(
  context: CompletionContext,
  schema: readonly Table[],
  functions: readonly string[],
) {
  const word = context.matchBefore(/[\w.]+/);
  if (word === null && !context.explicit) {
    const before = context.state.sliceDoc(Math.max(0, context.pos - 20), context.pos);
    if (!/\b(from|join)\s+$/i.test(before)) return null;
  }
  const found = suggest(context.state.doc.toString(), context.pos, schema, functions);
  if (found === null) return null;
  return {
    from: found.from,
    validFor: /^\w*$/,
    options: found.options.map(({ label, kind, detail, info }) => ({
      label,
      type: { table: 'class', column: 'property', function: 'function', keyword: 'keyword' }[kind],
      boost: { table: 3, column: 3, keyword: 1, function: 0 }[kind],
      ...(detail !== undefined && { detail }),
      ...(info !== undefined && info !== '' && { info }),
      ...(kind === 'function' && { apply: `${label}(` }),
    })),
  };
}

function describe(view: EditorView, place: number, schema: readonly Table[]) {
  const word = view.state.wordAt(place);
  if (word === null) return null;
  const name = view.state.sliceDoc(word.from, word.to);
  const table = schema.find((each) => each.name === name);
  const columns = schema.flatMap((each) =>
    each.columns.filter((column) => column.name === name).map((column) => ({ each, column })),
  );
  const lines = [
    ...(table === undefined ? [] : [`${name} · ${table.comment}`]),
    ...columns
      .slice(0, 4)
      .map(({ each, column }) => `${each.name}.${name} ${column.type} · ${column.comment}`),
  ];
  if (lines.length === 0) return null;
  return {
    pos: word.from,
    end: word.to,
    create: () => {
      const dom = document.createElement('div');
      dom.className = styles['tip'] ?? '';
      for (const line of lines)
        dom.append(Object.assign(document.createElement('p'), { textContent: line }));
      return { dom };
    },
  };
}
