import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  EditOutlined,
  StarFilled,
  StarOutlined,
} from '@ant-design/icons';
import { App, Button, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useViewWork, type SavedView } from '@/client/views';
import { Blank } from '@/components/Blank';
import { useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import { useTranslation } from '@/lib/i18n';
import type { OpenView } from './useView';
import styles from './Views.module.css';
import { ViewDialog } from './ViewDialog';

/** Views in the reader's order: which one opens first, their names, and away with them. */
export function ViewManager({ at, onClose }: { at: OpenView; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const { arrange, change, remove, restore } = useViewWork(at.list);
  const [editing, setEditing] = useState<SavedView | null>(null);
  const items = at.views?.items ?? [];
  const first = at.views?.defaultView;
  const fail = { onError: (error: Error) => void message.error(text(error).title) };

  const keep = (order: readonly SavedView[], opens: string | undefined) =>
    arrange.mutate(
      { order: order.map(({ id }) => id), ...(opens !== undefined && { defaultView: opens }) },
      fail,
    );
  const move = (view: SavedView, step: number) => {
    const order = items.filter((each) => each !== view);
    order.splice(items.indexOf(view) + step, 0, view);
    keep(order, first);
  };
  const away = (view: SavedView) =>
    remove.mutate(view.id, {
      onSuccess: () => {
        if (at.view?.id === view.id) at.open(null);
        void message.success({
          key: view.id,
          duration: 10,
          content: (
            <>
              {t('views.removed', { name: view.name })}{' '}
              <Button size="small" type="link" onClick={() => back(view)}>
                {t('views.undo')}
              </Button>
            </>
          ),
        });
      },
      ...fail,
    });
  const back = (view: SavedView) =>
    restore.mutate(view.id, {
      onSuccess: () => void message.success({ key: view.id, content: t('views.restored') }),
      ...fail,
    });

  return (
    <Modal open title={t('views.manage')} footer={null} width={560} onCancel={onClose}>
      {items.length === 0 && <Blank small title={t('views.empty')} hint={t('views.emptyHint')} />}
      <ol className={styles['views']} aria-label={t('views.manage')}>
        {items.map((view, place) => (
          <li key={view.id}>
            <span className={styles['name']}>
              {view.name}
              <small>
                {view.own
                  ? t(`views.audience.${view.audience}`)
                  : t('views.by', { owner: view.owner })}
                {view.id === first && ` · ${t('views.isDefault')}`}
              </small>
            </span>
            <Tool
              label={t(view.id === first ? 'views.noDefault' : 'views.makeDefault')}
              icon={view.id === first ? <StarFilled /> : <StarOutlined />}
              disabled={arrange.isPending}
              onClick={() => keep(items, view.id === first ? undefined : view.id)}
            />
            <Tool
              label={t('views.up', { name: view.name })}
              icon={<ArrowUpOutlined />}
              disabled={place === 0 || arrange.isPending}
              onClick={() => move(view, -1)}
            />
            <Tool
              label={t('views.down', { name: view.name })}
              icon={<ArrowDownOutlined />}
              disabled={place === items.length - 1 || arrange.isPending}
              onClick={() => move(view, 1)}
            />
            <Tool
              label={t('views.rename', { name: view.name })}
              icon={<EditOutlined />}
              disabled={!view.own}
              onClick={() => setEditing(view)}
            />
            <Tool
              label={t('views.remove', { name: view.name })}
              icon={<DeleteOutlined />}
              disabled={!view.own}
              onClick={() => away(view)}
            />
          </li>
        ))}
      </ol>
      {editing !== null && (
        <ViewDialog
          title={t('views.rename', { name: editing.name })}
          mayShare={at.views?.mayShare ?? false}
          initial={editing}
          pending={change.isPending}
          error={change.error}
          onClose={() => setEditing(null)}
          onSave={(named) =>
            change.mutate(
              {
                id: editing.id,
                list: editing.list,
                settings: editing.settings,
                version: editing.version,
                ...named,
              },
              { onSuccess: () => setEditing(null) },
            )
          }
        />
      )}
    </Modal>
  );
}

interface ToolProps {
  label: string;
  icon: ReactNode;
  disabled?: boolean;
  onClick: () => void;
}

function Tool({ label, icon, disabled = false, onClick }: ToolProps) {
  return (
    <Button
      type="text"
      size="small"
      title={label}
      aria-label={label}
      icon={icon}
      disabled={disabled}
      onClick={onClick}
    />
  );
}
