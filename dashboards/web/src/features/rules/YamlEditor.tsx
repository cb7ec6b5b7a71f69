import { yaml } from '@codemirror/lang-yaml';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import type { Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { useEffect, useMemo, useState } from 'react';
import type { RulesChecked } from '@/client/types';
import { useDark } from '@/lib/appearance';
import styles from './Rules.module.css';

type Problem = RulesChecked['problems'][number];

interface EditorProps {
  label: string;
  text: string;
  /** Of this text. */
  problems: readonly Problem[];
  /** Where to look. */
  line: number | null;
  onChange: (text: string) => void;
}

/** YAML with what the server finds wrong marked at its place. Tab leaves the field. */
export function YamlEditor({ label, text, problems, line, onChange }: EditorProps) {
  const dark = useDark();
  const [view, setView] = useState<EditorView | null>(null);
  const extensions = useMemo(
    () => [
      yaml(),
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label }),
    ],
    [label],
  );
  useEffect(() => {
    if (view === null) return;
    const found = problems.map((problem) => diagnostic(problem, view.state.doc));
    view.dispatch(setDiagnostics(view.state, found));
  }, [problems, view]);
  useEffect(() => {
    if (view === null || line === null) return;
    const { from } = view.state.doc.line(Math.min(line, view.state.doc.lines));
    view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
    view.focus();
  }, [line, view]);
  return (
    <CodeMirror
      className={styles['editor'] ?? ''}
      value={text}
      theme={dark ? 'dark' : 'light'}
      height="360px"
      indentWithTab={false}
      extensions={extensions}
      onCreateEditor={setView}
      onChange={onChange}
    />
  );
}

function diagnostic({ line, column, message }: Problem, text: Text): Diagnostic {
  const { from, to } = text.line(Math.min(line, text.lines));
  const at = Math.min(from + column - 1, to);
  return { from: at, to: Math.max(at, to), severity: 'error', message };
}
