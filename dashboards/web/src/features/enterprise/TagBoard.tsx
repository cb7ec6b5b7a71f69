import { Input, Skeleton, Switch } from 'antd';
import { useMemo, useRef, useState } from 'react';
import type { EnterpriseTag, EnterpriseTags, TagPeers } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { TagText } from '@/components/TagText';
import { useSeen } from '@/components/useSeen';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { percent as share } from '@/lib/number';
import styles from './TagBoard.module.css';
import { known, narrowed, signalOf, type TagGroup } from './tagGroups';

interface BoardProps {
  tags: EnterpriseTags | undefined;
  /** By tag; undefined until they are known, and the board does without. */
  peers: TagPeers | undefined;
  /** Called when the board comes into sight. */
  onSeen: () => void;
  onTag: (tag: EnterpriseTag) => void;
}

/** All tags by category, each of which opens; a tag without data says so. */
export function TagBoard({ tags, peers, onSeen, onTag }: BoardProps) {
  const board = useRef<HTMLDivElement>(null);
  useSeen(board, tags !== undefined, onSeen);
  const { t } = useTranslation();
  const [category, setCategory] = useState<string | null>(null);
  const [onlyKnown, setOnlyKnown] = useState(false);
  const [text, setText] = useState('');
  const groups = useMemo(() => tags?.categories ?? [], [tags]);
  const shown = narrowed(groups, { category, onlyKnown, text });
  const total = groups.reduce((sum, group) => sum + group.tags.length, 0);
  const sum = groups.reduce((count, group) => count + known(group), 0);

  return (
    <Panel
      title={t('enterprise.tags')}
      hint={total > 0 ? t('enterprise.tagsKnown', { known: sum, total }) : undefined}
      extra={
        <>
          <label className={styles['switch']}>
            <Switch size="small" checked={onlyKnown} onChange={setOnlyKnown} />
            {t('enterprise.tagsOnlyKnown')}
          </label>
          <Input
            allowClear
            size="small"
            style={{ width: 180 }}
            aria-label={t('enterprise.tagSearch')}
            placeholder={t('enterprise.tagSearch')}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </>
      }
    >
      {tags === undefined ? (
        <Skeleton active style={{ padding: 16 }} />
      ) : total === 0 ? (
        <Blank small title={t('enterprise.tagsNone')} />
      ) : (
        <div className={styles['board']} ref={board}>
          <Categories groups={groups} chosen={category} total={total} onChoose={setCategory} />
          <div className={styles['groups']}>
            {shown.map((group) => (
              <Group key={group.category} group={group} peers={peers} onTag={onTag} />
            ))}
            {shown.length === 0 && <Blank small title={t('enterprise.tagsNoKnown')} />}
          </div>
        </div>
      )}
    </Panel>
  );
}

interface CategoriesProps {
  groups: TagGroup[];
  chosen: string | null;
  total: number;
  onChoose: (category: string | null) => void;
}

function Categories({ groups, chosen, total, onChoose }: CategoriesProps) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const entries = [
    {
      category: null,
      name: t('enterprise.tagsAll'),
      known: groups.reduce((sum, group) => sum + known(group), 0),
      total,
    },
    ...groups.map((group) => ({
      category: group.category,
      name: english ? group.english : group.chinese,
      known: known(group),
      total: group.tags.length,
    })),
  ];
  return (
    <nav className={styles['categories']} aria-label={t('enterprise.categories')}>
      {entries.map((entry) => (
        <button
          type="button"
          key={entry.category ?? ''}
          aria-pressed={entry.category === chosen}
          data-empty={entry.known === 0 || undefined}
          onClick={() => onChoose(entry.category)}
        >
          <span title={entry.name}>{entry.name}</span>
          <small>
            {entry.known}/{entry.total}
          </small>
        </button>
      ))}
    </nav>
  );
}

interface GroupProps {
  group: TagGroup;
  peers: BoardProps['peers'];
  onTag: BoardProps['onTag'];
}

function Group({ group, peers, onTag }: GroupProps) {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  return (
    <section aria-label={english ? group.english : group.chinese} data-category={group.category}>
      <h3>
        {english ? group.english : group.chinese}
        <small>
          {t('enterprise.tagsKnown', { known: known(group), total: group.tags.length })}
        </small>
      </h3>
      <dl className={styles['tags']}>
        {group.tags.map((tag) => (
          <Tag
            key={tag.tag}
            tag={tag}
            name={english ? tag.english : tag.chinese}
            percentile={peers?.[tag.tag]?.percentile}
            onOpen={() => onTag(tag)}
          />
        ))}
      </dl>
    </section>
  );
}

/** A new tag has no value yet; one that is to be defined otherwise has that of before. */
function Filling({ tag, percent }: { tag: EnterpriseTag; percent: number }) {
  const { t } = useTranslation();
  const note = <span className={styles['filling']}>{t('enterprise.notFilled', { percent })}</span>;
  return tag.value.kind === 'missing' ? (
    note
  ) : (
    <>
      <TagText tag={tag.tag} value={tag.value} unit={tag.unit} /> {note}
    </>
  );
}

/** A mark from the lowest of the peers to the highest. */
function AmongPeers({ percentile }: { percentile: number }) {
  const { t } = useTranslation();
  const label = t('tagDetail.amongPeers', { share: share(percentile, 0) });
  return (
    <span className={styles['scale']} role="img" aria-label={label} title={label}>
      <i style={{ left: `${percentile * 100}%` }} />
    </span>
  );
}

interface TagProps {
  tag: EnterpriseTag;
  name: string;
  /** Share of peers below it, 0 to 1; undefined where it is not compared. */
  percentile: number | undefined;
  onOpen: () => void;
}

function Tag({ tag, name, percentile, onOpen }: TagProps) {
  const { t } = useTranslation();
  return (
    <div
      data-tag={tag.tag}
      title={`${tag.description}\n${t(`enterprise.signals.${signalOf(tag)}`)}`}
    >
      <dt>
        <button
          type="button"
          aria-haspopup="dialog"
          aria-label={t('tagDetail.open', { tag: name })}
          onClick={onOpen}
        >
          {name}
        </button>
      </dt>
      <dd>
        {tag.filling === null ? (
          <TagText tag={tag.tag} value={tag.value} unit={tag.unit} />
        ) : (
          <Filling tag={tag} percent={tag.filling} />
        )}
      </dd>
      <dd className={styles['peers']}>
        {percentile !== undefined && <AmongPeers percentile={percentile} />}
      </dd>
    </div>
  );
}
