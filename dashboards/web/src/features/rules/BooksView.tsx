import { Button, Skeleton } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '@/client/rights';
import type { RuleBook } from '@/client/types';
import { Panel } from '@/components/Panel';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { ActList } from './ActList';
import { BookView } from './BookView';
import { bookOrder } from './bookOrder';
import { useBooks, useRulesHistory } from './queries';
import styles from './Rules.module.css';
import { StateChip } from './StateChip';
import { useStamp } from './useStamp';

/** The editor is a chunk of its own: only who writes rules fetches it. */
const DraftView = lazy(async () => ({ default: (await import('./DraftView')).DraftView }));

/** The books of rules: the one in force, those that wait, and the one that is looked at. */
export function BooksView() {
  const { t } = useTranslation();
  const may = useRights();
  const [search, setSearch] = useSearchParams();
  /** The book that a draft begins with; another may come in force while it is written. */
  const [from, setFrom] = useState<string | null>(null);
  const books = useBooks();
  if (books.isError && books.data === undefined) {
    return <ProblemView error={books.error} onRetry={() => void books.refetch()} />;
  }
  if (books.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  const inForce = books.data.find(({ state }) => state === 'in-force');
  const chosen = books.data.find(({ id }) => id === search.get('book')) ?? inForce;
  const show = (book: string) => setSearch({ book }, { replace: true });
  if (from !== null) {
    return (
      <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 8 }} />}>
        <DraftView
          from={from}
          onLeave={(book) => {
            setFrom(null);
            if (book !== null) show(book);
          }}
        />
      </Suspense>
    );
  }
  return (
    <div className={styles['split']}>
      <div className={styles['side']}>
        <Panel
          title={t('rules.books')}
          extra={
            may('rules-make') &&
            inForce !== undefined && (
              <Button size="small" type="primary" onClick={() => setFrom(inForce.id)}>
                {t('rules.draft')}
              </Button>
            )
          }
        >
          <ul className={styles['books']}>
            {bookOrder(books.data).map((book) => (
              <BookItem
                key={book.id}
                book={book}
                chosen={book.id === chosen?.id}
                onShow={() => show(book.id)}
              />
            ))}
          </ul>
          <p className={styles['foot']}>{t('rules.booksHint')}</p>
        </Panel>
        <History />
      </div>
      {chosen !== undefined && (
        <BookView
          key={chosen.id}
          book={chosen}
          hasPast={inForce?.id !== 'product' || books.data.some(({ state }) => state === 'retired')}
          onShow={show}
        />
      )}
    </div>
  );
}

interface ItemProps {
  book: RuleBook;
  chosen: boolean;
  onShow: () => void;
}

function BookItem({ book, chosen, onShow }: ItemProps) {
  const { t } = useTranslation();
  const stamp = useStamp();
  return (
    <li data-book={book.id} data-state={book.state}>
      <button type="button" aria-current={chosen || undefined} onClick={onShow}>
        <StateChip state={book.state} label={t(`rules.state.${book.state}`)} />
        <code>{book.id === 'product' ? t('rules.product') : book.id}</code>
        <small>
          {book.submitter === undefined
            ? t('rules.shipped')
            : stamp('rules.submitted', book.submitter, book.submittedAt)}
        </small>
        {book.approver !== undefined && (
          <small>{stamp('rules.approved', book.approver, book.approvedAt)}</small>
        )}
        {book.note !== undefined && book.note !== '' && <small>“{book.note}”</small>}
      </button>
    </li>
  );
}

function History() {
  const { t } = useTranslation();
  const history = useRulesHistory();
  return (
    <Panel title={t('rules.history')} className={styles['history']}>
      {history.isError && history.data === undefined && (
        <ProblemView error={history.error} onRetry={() => void history.refetch()} />
      )}
      {history.data !== undefined && <ActList acts={history.data} />}
    </Panel>
  );
}
