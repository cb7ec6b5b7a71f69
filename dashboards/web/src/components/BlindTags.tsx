import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTagNames } from '@/client/catalogue';
import type { Summary } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { titleOf } from '@/lib/feedTitle';
import { decimal } from '@/lib/number';

type Feed = Summary['feeds'][number];

interface BlindProps {
  feeds: readonly Feed[];
  /** How many enterprises that concerns; without it, the one of the page. */
  enterprises?: number;
  /** What is told of each feed, where a sentence does not hold them all. */
  lines?: readonly string[];
}

const NAMED = 5;

/** Which tags late feeds leave blind, and of how many enterprises: silence is never "safe". */
export function BlindTags({ feeds, enterprises, lines = [] }: BlindProps) {
  const { t } = useTranslation();
  const language = useLanguage();
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
        </>
      )}
      {(tags.length > NAMED || lines.length > 0) && (
        <Button type="link" size="small" onClick={() => setOpen(true)}>
          {t('late.all')}
        </Button>
      )}
      {untold.length > 0 && (
        <> {t('late.unknown', { feeds: list(untold.map((feed) => titleOf(feed, language))) })}</>
      )}
      <Modal
        open={open}
        title={t('late.title')}
        footer={null}
        width={560}
        onCancel={() => setOpen(false)}
      >
        {lines.length > 0 && (
          <>
            <h3>{t('late.feeds')}</h3>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <h3>{t('late.blind')}</h3>
          </>
        )}
        <ul>
          {tags.map((tag) => (
            <li key={tag}>{tag}</li>
          ))}
        </ul>
      </Modal>
    </span>
  );
}
