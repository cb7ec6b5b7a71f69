import { SettingOutlined } from '@ant-design/icons';
import { Alert, App, Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useViewWork } from '@/client/views';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { LookMenu } from './LookMenu';
import { filtersOf } from './settings';
import type { OpenView } from './useView';
import styles from './Views.module.css';
import { ViewDialog } from './ViewDialog';
import { ViewManager } from './ViewManager';

interface BarProps {
  at: OpenView;
  /** The columns that can be hidden, with their heads; none where the list has one look. */
  columns: readonly [key: string, label: string][];
  /** What else can be done with what the view shows. */
  children?: ReactNode;
}

/** Chooses a saved view, and tells where the list differs from it. */
export function ViewBar({ at, columns, children }: BarProps) {
  const { t } = useTranslation();
  const [managing, setManaging] = useState(false);
  return (
    <>
      <Unknown at={at} />
      <div className={styles['bar']} role="group" aria-label={t('views.label')}>
        <Chooser at={at} />
        <Save at={at} />
        {children}
        <span className={styles['end']}>
          <Button
            size="small"
            type="text"
            icon={<SettingOutlined />}
            onClick={() => setManaging(true)}
          >
            {t('views.manage')}
          </Button>
          {columns.length > 0 && (
            <LookMenu look={at.look} columns={columns} onChange={at.setLook} />
          )}
        </span>
      </div>
      {managing && <ViewManager at={at} onClose={() => setManaging(false)} />}
    </>
  );
}

/** A filter that has no effect must not look as if it had. */
function Unknown({ at }: { at: OpenView }) {
  const { t } = useTranslation();
  const text = useProblemText();
  return (
    <>
      {at.error !== null && (
        <Alert
          type="error"
          banner
          showIcon
          title={`${t('views.unread')}：${text(at.error).title}`}
          description={text(at.error).detail}
        />
      )}
      {at.unknown.length > 0 && (
        <Alert
          type="warning"
          banner
          showIcon
          title={t('views.unknown', {
            count: at.unknown.length,
            keys: at.unknown.join(t('common.listSeparator')),
          })}
          description={t('views.unknownHint')}
          action={
            <Button size="small" onClick={at.forget}>
              {t('views.forget')}
            </Button>
          }
        />
      )}
      {at.gone && (
        <Alert
          type="warning"
          banner
          showIcon
          title={t('views.gone')}
          action={
            <Button size="small" onClick={() => at.open(null)}>
              {t('views.none')}
            </Button>
          }
        />
      )}
    </>
  );
}

function Chooser({ at }: { at: OpenView }) {
  const { t } = useTranslation();
  const items = at.views?.items ?? [];
  return (
    <Select
      className={styles['chooser'] ?? ''}
      size="small"
      aria-label={t('views.choose')}
      loading={at.views === undefined && at.error === null}
      value={at.view?.id ?? ''}
      popupMatchSelectWidth={280}
      options={[
        { value: '', label: t('views.none') },
        ...items.map((view) => ({
          value: view.id,
          label: view.own ? view.name : `${view.name} · ${t('views.by', { owner: view.owner })}`,
        })),
      ]}
      onChange={(id: string) => at.open(items.find((view) => view.id === id) ?? null)}
    />
  );
}

function Save({ at }: { at: OpenView }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const work = useViewWork(at.list);
  const [naming, setNaming] = useState(false);
  const { view } = at;
  const settings = () => ({
    filters: filtersOf(at.filters()),
    hidden: [...at.look.hidden],
    density: at.look.density,
  });

  const save = () => {
    if (view === null) return;
    const { id, list, name, audience, version } = view;
    work.change.mutate(
      { id, list, name, audience, version, settings: settings() },
      {
        onSuccess: (saved) => {
          at.named(saved);
          void message.success(t('views.saved', { name }));
        },
        onError: (error) => void message.error(text(error).title),
      },
    );
  };

  return (
    <>
      {view !== null && at.dirty && (
        <>
          <span
            className={styles['dirty']}
            role="status"
            title={t('views.dirtyHint', { name: view.name })}
          >
            {t('views.dirty')}
          </span>
          {view.own && (
            <Button size="small" type="primary" loading={work.change.isPending} onClick={save}>
              {t('views.save')}
            </Button>
          )}
          <Button
            size="small"
            onClick={() => {
              at.setLook(view.settings);
              at.open(view);
            }}
          >
            {t('views.reset')}
          </Button>
        </>
      )}
      <Button size="small" onClick={() => setNaming(true)}>
        {t(view === null || view.own ? 'views.saveAs' : 'views.copy')}
      </Button>
      {naming && (
        <ViewDialog
          title={t('views.saveAs')}
          mayShare={at.views?.mayShare ?? false}
          initial={{ name: view === null ? '' : `${view.name} 2`, audience: 'own' }}
          pending={work.create.isPending}
          error={work.create.error}
          onClose={() => setNaming(false)}
          onSave={(named) =>
            work.create.mutate(
              { list: at.list, ...named, settings: settings() },
              {
                onSuccess: (saved) => {
                  setNaming(false);
                  at.named(saved);
                  void message.success(t('views.saved', { name: saved.name }));
                },
              },
            )
          }
        />
      )}
    </>
  );
}
