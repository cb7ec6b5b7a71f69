import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTagNames } from '@/client/catalogue';
import type { Summary } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';

type Feed = Summary['feeds'][number];

interface BlindProps {
  feeds: readonly Feed[];
  /** How many enterprises that concerns; without it, the one of the page. */
  enterprises?: number;
}

const NAMED = 5;

/** As departments know it, else by its name. */
export function titleOf({ title, feed }: Pick<Feed, 'title' | 'feed'>): string {
  return title === '' ? feed : title;
}

/** Which tags late feeds leave blind, and of how many enterprises: silence is never "safe". */
export function BlindTags({ feeds, enterprises }: BlindProps) {
  const { t } = useTranslation();
  const nameOf = useTagNames();
  const [open, setOpen] = useState(false);
  const told = feeds.filter(({ blindTags }) => blindTags !== null);
  const untold = feeds.filter(({ blindTags }) => blindTags === null);
  const tags = [...new Set(told.flatMap(({ blindTags }) => blindTags ?? []))].map(nameOf);
  const list = (names: readonly string[]) => names.join(t('common.listSeparator'));
  return (
    <span data-testid="blind-tags">
      {told.length > 0 && tags.length === 0 && <>{t('late.none')}。</>}
      {tags.length > 0 && (
        <>
          {t('late.tags', { count: tags.length })}
          {t('late.colon')}
          {tags.length > NAMED
            ? t('common.andMore', { named: list(tags.slice(0, NAMED)) })
            : list(tags)}
          {' · '}
          {enterprises === undefined
            ? t('late.ofThis')
            : t('late.enterprises', { total: decimal(enterprises) })}{' '}
          {tags.length > NAMED && (
            <Button type="link" size="small" onClick={() => setOpen(true)}>
              {t('late.all')}
            </Button>
          )}
        </>
      )}
      {untold.length > 0 && <> {t('late.unknown', { feeds: list(untold.map(titleOf)) })}</>}
      <Modal
        open={open}
        title={t('late.title')}
        footer={null}
        width={560}
        onCancel={() => setOpen(false)}
      >
        <ul>
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      </Modal>
    </span>
  );
}
