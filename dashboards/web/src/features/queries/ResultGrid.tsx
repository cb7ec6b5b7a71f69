import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ProblemView } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { fetchRows, type Cell, type Order, type Run } from './queries';
import styles from './Queries.module.css';
import { isNumeric } from './values';

const PAGE = 500;
const ROW = 28;
const NUMBER_WIDTH = 64;

/** All rows of a run; those that are looked at are fetched, whichever they are. */
export function ResultGrid({ run }: { run: Run }) {
  const { t } = useTranslation();
  const [order, setOrder] = useState<Order | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { rows, fail, need } = useRows(run, order);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoised by its functions
  const virtual = useVirtualizer({
    count: run.rows,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => need(first, last), [need, first, last]);

  const widths = useMemo(
    () =>
      run.columns.map(({ name, type }) => Math.max(96, Math.min(280, 40 + width(name, type) * 8))),
    [run.columns],
  );
  const total = NUMBER_WIDTH + widths.reduce((sum, each) => sum + each, 0);
  const sort = (column: number) => {
    if (order?.column !== column) setOrder({ column, descending: false });
    else setOrder(order.descending ? null : { column, descending: true });
    box.current?.scrollTo({ top: 0 });
  };
  if (fail !== null) return <ProblemView error={fail} />;
  return (
    <div className={styles['grid']} ref={box} role="region" aria-label={t('queries.rows')}>
      <table className={styles['table']} aria-rowcount={run.rows + 1} style={{ width: total }}>
        <thead>
          <tr>
            <th style={{ width: NUMBER_WIDTH }}>#</th>
            {run.columns.map(({ name, type }, i) => (
              <th
                key={`${i}-${name}`}
                style={{ width: widths[i] }}
                aria-sort={
                  order?.column !== i ? 'none' : order.descending ? 'descending' : 'ascending'
                }
              >
                <button
                  type="button"
                  disabled={run.state === 'running'}
                  title={`${name} · ${type}`}
                  onClick={() => sort(i)}
                >
                  <span>{name}</span>
                  {order?.column === i &&
                    (order.descending ? <CaretDownOutlined /> : <CaretUpOutlined />)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <tr
              key={index}
              aria-rowindex={index + 2}
              style={{ transform: `translateY(${start}px)` }}
            >
              <td style={{ width: NUMBER_WIDTH }} className={styles['place']}>
                {index + 1}
              </td>
              {run.columns.map(({ name, type }, i) => (
                <GridCell
                  key={`${i}-${name}`}
                  width={widths[i] ?? 0}
                  numeric={isNumeric(type)}
                  cell={rows.get(index)?.[i]}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  width: number;
  numeric: boolean;
  /** Undefined until it is there. */
  cell: Cell | undefined;
}

function GridCell({ width: wide, numeric, cell }: CellProps) {
  const kind = cell === null ? 'null' : numeric ? 'number' : 'text';
  return (
    <td style={{ width: wide }} className={styles[kind]} title={cell ?? ''}>
      {cell === undefined ? '…' : (cell ?? 'NULL')}
    </td>
  );
}

function width(name: string, type: string): number {
  const wide = Array.from(name).reduce((sum, char) => sum + (char.charCodeAt(0) > 255 ? 2 : 1), 0);
  return Math.max(wide, type.includes('String') ? 20 : type.includes('Date') ? 22 : 10);
}

/** The rows that were fetched, by their places in an order. */
function useRows(run: Run, order: Order | null) {
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const key = order === null ? '' : `${order.column}/${order.descending}`;
  const finished = run.state !== 'running';
  const pages = useQuery({
    queryKey: ['queries', 'rows', run.id, key, finished, finished ? wanted : [...wanted, run.rows]],
    queryFn: async ({ signal }) =>
      Promise.all(
        wanted.map((page) => fetchRows(run.id, page * PAGE, PAGE, finished ? order : null, signal)),
      ),
    placeholderData: (before) => before,
    staleTime: Infinity,
  });
  const rows = useMemo(() => {
    const found = new Map<number, readonly Cell[]>();
    for (const page of pages.data ?? []) {
      page.rows.forEach((cells, i) => found.set(page.offset + i, cells));
    }
    return found;
  }, [pages.data]);
  const need = useMemo(
    () => (first: number, last: number) => {
      const next: number[] = [];
      for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
        next.push(page);
      }
      setWanted((before) => (before.join() === next.join() ? before : next));
    },
    [],
  );
  return { rows, fail: pages.error, need };
}
