import { DeleteOutlined, HistoryOutlined } from '@ant-design/icons';
import { App, Button, Collapse, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Blank } from '@/components/Blank';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { dateTime } from '@/lib/time';
import type { Table } from './completion';
import { useDelete, useHistory, useSaved, useWhole, type Past, type Saved } from './queries';
import styles from './Queries.module.css';

/** The tables that may be queried, with their columns; a click writes the name. */
export function SchemaList({
  tables,
  onPick,
}: {
  tables: readonly Table[];
  onPick: (name: string) => void;
}) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const fits = (text: string) => text.toLowerCase().includes(wanted);
  const found = tables.flatMap((table) => {
    if (fits(`${table.name} ${table.comment}`)) return [table];
    const columns = table.columns.filter(({ name, comment }) => fits(`${name} ${comment}`));
    return columns.length === 0 ? [] : [{ ...table, columns }];
  });
  return (
    <>
      <Input.Search
        size="small"
        allowClear
        aria-label={t('queries.searchTables')}
        placeholder={t('queries.searchTables')}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      {found.length === 0 && <Blank small title={t('queries.noTables')} />}
      <Collapse
        ghost
        size="small"
        className={styles['tables'] ?? ''}
        items={found.map((table) => ({
          key: table.name,
          label: (
            <>
              <code>{table.name}</code> <small>{table.comment}</small>
            </>
          ),
          children: (
            <ul>
              <li>
                <button type="button" onClick={() => onPick(table.name)}>
                  {t('queries.writeName')}
                </button>
              </li>
              {table.columns.map(({ name, type, comment }) => (
                <li key={name}>
                  <button type="button" title={`${type} · ${comment}`} onClick={() => onPick(name)}>
                    <code>{name}</code> <small>{comment}</small>
                  </button>
                </li>
              ))}
            </ul>
          ),
        }))}
      />
    </>
  );
}

/** Own and shared queries; one's own can be deleted, all have versions. */
export function SavedList({ onOpen }: { onOpen: (query: Saved) => void }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const saved = useSaved();
  const remove = useDelete();
  const [versions, setVersions] = useState<Saved | null>(null);
  if (saved.error !== null) return <ProblemView error={saved.error} />;
  if (saved.data?.items.length === 0) {
    return <Blank small title={t('queries.noSaved')} hint={t('queries.noSavedHint')} />;
  }
  return (
    <ul className={styles['list']}>
      {saved.data?.items.map((query) => (
        <li key={query.id} data-query={query.name}>
          <button type="button" onClick={() => onOpen(query)}>
            <b>{query.name}</b>
            <small>
              {query.own ? t(query.shared ? 'queries.sharedByMe' : 'queries.mine') : query.owner} ·
              v{query.version}
            </small>
            {query.description !== '' && <small>{query.description}</small>}
          </button>
          <Button
            type="text"
            size="small"
            aria-label={`${t('queries.versions')} ${query.name}`}
            icon={<HistoryOutlined />}
            onClick={() => setVersions(query)}
          />
          {query.own && (
            <Button
              type="text"
              size="small"
              aria-label={`${t('queries.delete')} ${query.name}`}
              icon={<DeleteOutlined />}
              onClick={() =>
                void modal.confirm({
                  title: t('queries.deleteSure', { name: query.name }),
                  okText: t('queries.delete'),
                  cancelText: t('queries.cancel'),
                  onOk: () => remove.mutateAsync(query.id),
                })
              }
            />
          )}
        </li>
      ))}
      {versions !== null && (
        <Versions
          query={versions}
          onClose={() => setVersions(null)}
          onOpen={(statement) => onOpen({ ...versions, statement })}
        />
      )}
    </ul>
  );
}

interface VersionsProps {
  query: Saved;
  onClose: () => void;
  onOpen: (statement: string) => void;
}

function Versions({ query, onClose, onOpen }: VersionsProps) {
  const { t } = useTranslation();

  const whole = useWhole(query.id);
  const versions = whole.data?.versions ?? [];
  const [chosen, setChosen] = useState(query.version);
  const shown = versions.find(({ version }) => version === chosen);
  return (
    <Modal
      open
      width={720}
      title={`${query.name} · ${t('queries.versions')}`}
      okText={t('queries.openVersion')}
      cancelText={t('queries.cancel')}
      okButtonProps={{ disabled: shown === undefined }}
      onOk={() => {
        if (shown !== undefined) onOpen(shown.statement);
        onClose();
      }}
      onCancel={onClose}
    >
      <Select
        aria-label={t('queries.versions')}
        style={{ width: '100%' }}
        value={chosen}
        options={versions.map(({ version, savedAt }) => ({
          value: version,
          label: `v${version} · ${dateTime(savedAt)}`,
        }))}
        onChange={setChosen}
      />
      <pre className={styles['statement']}>{shown?.statement}</pre>
    </Modal>
  );
}

/** What was run before, newest first. */
export function HistoryList({ onOpen }: { onOpen: (past: Past) => void }) {
  const { t } = useTranslation();

  const history = useHistory();
  if (history.error !== null) return <ProblemView error={history.error} />;
  if (history.data?.items.length === 0) return <Blank small title={t('queries.noHistory')} />;
  return (
    <ul className={styles['list']}>
      {history.data?.items.map((past) => (
        <li key={past.id}>
          <button type="button" onClick={() => onOpen(past)} title={past.statement}>
            <code>{past.statement.slice(0, 120)}</code>
            <small className={past.state === 'failed' ? styles['failed'] : ''}>
              {t(`queries.state.${past.state}`)} · {dateTime(past.startedAt)}
              {past.seconds !== undefined && ` · ${decimal(past.seconds, 1)} s`}
              {past.state === 'done' && ` · ${t('queries.rowCount', { count: past.rows })}`}
              {past.format !== undefined && ` · ${past.format}`}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}
