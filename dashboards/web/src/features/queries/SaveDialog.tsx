import { Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useKeep, type Saved } from './queries';

interface SaveProps {
  statement: string;
  /** What is changed; null for a new one. */
  query: Saved | null;
  onClose: () => void;
  onKept: (query: Saved) => void;
}

/** Keeps a statement under a name, as a new query or as the next version of one's own. */
export function SaveDialog({ statement, query, onClose, onKept }: SaveProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const own = query?.own === true ? query : null;
  const [name, setName] = useState(query === null ? '' : query.name);
  const [description, setDescription] = useState(query?.description ?? '');
  const [shared, setShared] = useState(own?.shared ?? false);
  const keep = useKeep();
  const save = (id: string | null) => {
    keep.mutate(
      { id, name: name.trim(), description, shared, statement, version: own?.version ?? 0 },
      {
        onSuccess: (kept) => {
          onKept(kept);
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={
        own === null ? t('queries.saveNew') : t('queries.saveVersion', { version: own.version + 1 })
      }
      okText={t('queries.save')}
      cancelText={t('queries.cancel')}
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={keep.isPending}
      onOk={() => save(own?.id ?? null)}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('queries.name')} htmlFor="query-name" required>
          <Input
            id="query-name"
            value={name}
            maxLength={60}
            onChange={({ target }) => setName(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('queries.description')} htmlFor="query-description">
          <Input.TextArea
            id="query-description"
            value={description}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            onChange={({ target }) => setDescription(target.value)}
          />
        </Form.Item>
        <Checkbox checked={shared} onChange={({ target }) => setShared(target.checked)}>
          {t('queries.share')}
        </Checkbox>
      </Form>
      {keep.error !== null && <p role="alert">{text(keep.error).title}</p>}
    </Modal>
  );
}
