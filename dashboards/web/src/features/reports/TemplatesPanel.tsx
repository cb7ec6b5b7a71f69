import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorView } from '@codemirror/view';
import CodeMirror from '@uiw/react-codemirror';
import { Alert, App, Button, Select, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { ApiProblem } from '@/client/problem';
import { useSession } from '@/client/queries';
import { REPORT_KINDS, type ReportKind, type ReportLanguage } from '@/client/types';
import { EnterpriseSelect } from '@/components/EnterpriseSelect';
import { Panel } from '@/components/Panel';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useDark } from '@/lib/appearance';
import { useTranslation } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { PageFrame } from './PageFrame';
import { usePreview, useSaveTemplate, useTemplates } from './queries';
import styles from './Reports.module.css';

const NAMES =
  '{{title}} {{lead}} {{snapshot}} {{#parts}}{{>part}}{{/parts}} {{#part.changes}}{{>part}}{{/part.changes}}';

/** Templates of each kind and language: written, tried on real data, kept as versions. */
export function TemplatesPanel() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<ReportKind>('city');
  const [language, setLanguage] = useState<ReportLanguage>('zh');
  const [enterprise, setEnterprise] = useState<string>();
  const templates = useTemplates(kind, language);
  return (
    <Panel
      className={styles['panel']}
      title={t('reports.tabs.templates')}
      extra={
        <>
          <Select
            size="small"
            className={styles['kinds'] ?? ''}
            aria-label={t('reports.kind')}
            value={kind}
            onChange={setKind}
            options={REPORT_KINDS.map((value) => ({ value, label: t(`reports.kinds.${value}`) }))}
          />
          <Select
            size="small"
            aria-label={t('reports.language')}
            value={language}
            onChange={setLanguage}
            options={(['zh', 'en'] as const).map((value) => ({
              value,
              label: t(`reports.languages.${value}`),
            }))}
          />
        </>
      }
    >
      {templates.isError && (
        <ProblemView error={templates.error} onRetry={() => void templates.refetch()} />
      )}
      {templates.isPending && <Skeleton active style={{ padding: 16 }} />}
      {templates.data?.[0] && (
        <Editor
          key={`${kind} ${language} ${templates.data[0].version}`}
          kind={kind}
          language={language}
          versions={templates.data}
          enterprise={enterprise}
          onEnterprise={setEnterprise}
        />
      )}
    </Panel>
  );
}

interface EditorProps {
  kind: ReportKind;
  language: ReportLanguage;
  versions: { version: number; body: string; by: string; at?: string }[];
  /** Whose dossier is shown; it outlives the version that is saved. */
  enterprise: string | undefined;
  onEnterprise: (id: string) => void;
}

function Editor({ kind, language, versions, enterprise, onEnterprise }: EditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const territory = useSession().data?.territory ?? [];
  const inForce = versions[0];
  const [draft, setDraft] = useState(inForce?.body ?? '');
  const preview = usePreview();
  const save = useSaveTemplate();
  const error = preview.error ?? save.error;
  const changed = draft !== inForce?.body;
  const sent = { kind, language, body: draft };
  return (
    <div className={styles['design']}>
      <div className={styles['write']}>
        <p className={styles['hint']}>{t('reports.templateHint', { names: '{{…}}' })}</p>
        <p className={styles['hint']}>
          <code>{NAMES}</code>
        </p>
        <BodyEditor
          label={t('reports.body')}
          text={draft}
          line={lineOf(error)}
          onChange={setDraft}
        />
        {error && (
          <Alert
            type="error"
            showIcon
            role="alert"
            title={text(error).title}
            description={text(error).detail}
          />
        )}
        <div className={styles['actions']}>
          {kind === 'dossier' && (
            <span className={styles['chosen']}>
              <EnterpriseSelect
                unlisted
                label={t('reports.previewOf')}
                {...(enterprise !== undefined && { value: enterprise })}
                onChange={onEnterprise}
              />
            </span>
          )}
          <Button
            disabled={kind === 'dossier' && enterprise === undefined}
            loading={preview.isPending}
            onClick={() => {
              save.reset();
              preview.mutate({
                ...sent,
                region: territory[0]?.slice(0, 6) ?? '',
                ...(enterprise !== undefined && { enterprise }),
              });
            }}
          >
            {t('reports.tryIt')}
          </Button>
          <Button
            type="primary"
            disabled={!changed}
            loading={save.isPending}
            onClick={() => {
              preview.reset();
              save.mutate(
                { ...sent, version: inForce?.version ?? 0 },
                { onSuccess: () => void message.success(t('reports.saved')) },
              );
            }}
          >
            {t('reports.save')}
          </Button>
          <Select
            aria-label={t('reports.restore')}
            placeholder={t('reports.restore')}
            value={null}
            className={styles['kinds'] ?? ''}
            options={versions.map(({ version, by, at }) => ({
              value: version,
              label:
                version === 0
                  ? t('reports.ownTemplate')
                  : `${t('reports.version', { version })} · ${t('reports.versionBy', { by, at: dateTime(at) })}`,
            }))}
            onChange={(wanted: number | null) =>
              setDraft(versions.find(({ version }) => version === wanted)?.body ?? draft)
            }
          />
          {changed && <small>{t('reports.unsaved')}</small>}
        </div>
      </div>
      {preview.data !== undefined && <PageFrame page={preview.data} />}
    </div>
  );
}

/** The line that the server found wrong; it names it as `body:LINE`. */
function lineOf(error: unknown): number | null {
  const found = error instanceof ApiProblem ? /^body:(\d+)$/.exec(error.field ?? '') : null;
  return found === null ? null : Number(found[1]);
}

interface BodyProps {
  label: string;
  text: string;
  line: number | null;
  onChange: (text: string) => void;
}

/** Plain text with numbered lines, the wrong one marked. Tab leaves the field. */
function BodyEditor({ label, text, line, onChange }: BodyProps) {
  const dark = useDark();
  const [view, setView] = useState<EditorView | null>(null);
  const extensions = useMemo(
    () => [
      lintGutter(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': label }),
    ],
    [label],
  );
  useEffect(() => {
    if (view === null) return;
    const marked = line === null ? [] : [view.state.doc.line(Math.min(line, view.state.doc.lines))];
    view.dispatch(
      setDiagnostics(
        view.state,
        marked.map(({ from, to }) => ({ from, to, severity: 'error', message: label })),
      ),
    );
  }, [line, view, label]);
  return (
    <CodeMirror
      className={styles['editor'] ?? ''}
      value={text}
      theme={dark ? 'dark' : 'light'}
      height="320px"
      indentWithTab={false}
      extensions={extensions}
      onCreateEditor={setView}
      onChange={onChange}
    />
  );
}
