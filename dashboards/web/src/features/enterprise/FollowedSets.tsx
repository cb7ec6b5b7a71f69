import { App, Button, Modal } from 'antd';
import { useFollowedSets, useFollowWork, type FollowedSet } from '@/client/follows';
import { Ago } from '@/components/Ago';
import { Blank } from '@/components/Blank';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useReturnFocus } from '@/components/useReturnFocus';
import type { OpenView } from '@/components/views/useView';
import { useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import styles from './SetActions.module.css';

/** The sets that the reader follows, and why others are not followed any more. */
export function FollowedSets({ at, onClose }: { at: OpenView; onClose: () => void }) {
  useReturnFocus();
  const { t } = useTranslation();
  const { data, error, refetch } = useFollowedSets();
  return (
    <Modal open title={t('screening.follow.title')} footer={null} width={560} onCancel={onClose}>
      {error !== null && <ProblemView error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Blank small title={t('screening.follow.none')} hint={t('screening.follow.noneHint')} />
      )}
      <ul className={styles['sets']} aria-label={t('screening.follow.title')}>
        {data?.items.map((set) => (
          <Line key={set.view} set={set} at={at} onClose={onClose} />
        ))}
      </ul>
      {data !== undefined && (
        <p className={styles['hint']}>
          {t('screening.follow.bounds', {
            most: data.most,
            members: decimal(data.membersMost),
          })}
        </p>
      )}
    </Modal>
  );
}

interface LineProps {
  set: FollowedSet;
  at: OpenView;
  onClose: () => void;
}

function Line({ set, at, onClose }: LineProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const { unfollow } = useFollowWork();
  const view = at.views?.items.find(({ id }) => id === set.view);
  const { ended } = set;
  return (
    <li data-set={set.view}>
      <span className={styles['name']}>
        {view === undefined ? (
          set.name
        ) : (
          <Button
            type="link"
            size="small"
            style={{ padding: 0 }}
            onClick={() => {
              at.open(view);
              onClose();
            }}
          >
            {set.name}
          </Button>
        )}
        <small>
          {ended === undefined ? (
            <>
              {t('screening.follow.members', { total: decimal(set.members) })} ·{' '}
              {t('screening.follow.looked')} <Ago at={set.lookedAt} />
            </>
          ) : (
            <>
              {t('screening.follow.over')}：{t(`screening.follow.why.${ended.why}`)} ·{' '}
              <Ago at={ended.at} />
            </>
          )}
        </small>
      </span>
      <Button
        size="small"
        loading={unfollow.isPending}
        onClick={() =>
          unfollow.mutate(set.view, {
            onError: (problem) => void message.error(text(problem).title),
          })
        }
      >
        {t(ended === undefined ? 'screening.follow.stop' : 'screening.follow.away')}
      </Button>
    </li>
  );
}
