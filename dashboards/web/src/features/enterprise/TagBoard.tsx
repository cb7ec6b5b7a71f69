import { Input, Skeleton, Switch } from 'antd';
import { useMemo, useState } from 'react';
import type { EnterpriseTag, EnterpriseTags } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { TagText } from '@/components/TagText';
import { useLanguage, useTranslation } from '@/lib/i18n';
import styles from './TagBoard.module.css';
import { narrowed, known, type TagGroup } from './tagGroups';

/** All tags by category; a tag without data says so. */
export function TagBoard({ tags }: { tags: EnterpriseTags | undefined }) {
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
        <div className={styles['board']}>
          <Categories groups={groups} chosen={category} total={total} onChoose={setCategory} />
          <div className={styles['groups']}>
            {shown.map((group) => (
              <Group key={group.category} group={group} />
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

function Group({ group }: { group: TagGroup }) {
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
          <Tag key={tag.tag} tag={tag} name={english ? tag.english : tag.chinese} />
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
      <TagText value={tag.value} unit={tag.unit} /> {note}
    </>
  );
}

function Tag({ tag, name }: { tag: EnterpriseTag; name: string }) {
  const { t } = useTranslation();
  const signal =
    tag.signals === 'F' || tag.signals === 'D' || tag.signals === 'B' ? tag.signals : 'B';
  return (
    <div data-tag={tag.tag} title={`${tag.description}\n${t(`enterprise.signals.${signal}`)}`}>
      <dt>{name}</dt>
      <dd>
        {tag.filling === null ? (
          <TagText value={tag.value} unit={tag.unit} />
        ) : (
          <Filling tag={tag} percent={tag.filling} />
        )}
      </dd>
    </div>
  );
}
