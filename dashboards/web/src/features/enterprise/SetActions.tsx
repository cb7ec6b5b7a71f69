import { BellOutlined, EyeOutlined } from '@ant-design/icons';
import { Alert, App, Button, Select } from 'antd';
import { useState } from 'react';
import { useFollowedSets, useFollowWork } from '@/client/follows';
import { useProblemText } from '@/components/ProblemView';
import type { OpenView } from '@/components/views/useView';
import { useTranslation } from '@/lib/i18n';
import { FollowedSets } from './FollowedSets';
import styles from './SetActions.module.css';

/** What can be done with a set as a whole: follow it, and put another one beside it. */
export function SetActions({ at }: { at: OpenView }) {
  const { t } = useTranslation();
  const [listing, setListing] = useState(false);
  const followed = useFollowedSets().data?.items ?? [];
  const items = at.views?.items ?? [];
  return (
    <>
      <span className={styles['actions']} role="group" aria-label={t('screening.sets')}>
        <FollowButton at={at} />
        <Select
          allowClear
          className={styles['compare'] ?? ''}
          size="small"
          aria-label={t('screening.compare.label')}
          placeholder={t('screening.compare.choose')}
          popupMatchSelectWidth={280}
          notFoundContent={t('screening.compare.noViews')}
          value={at.other?.id}
          options={items.map((view) => ({ value: view.id, label: view.name }))}
          onChange={(id: string | undefined) =>
            at.compare(items.find((view) => view.id === id) ?? null)
          }
        />
        <Button size="small" type="text" icon={<BellOutlined />} onClick={() => setListing(true)}>
          {t('screening.follow.mine', {
            count: followed.filter(({ ended }) => ended === undefined).length,
          })}
        </Button>
      </span>
      {listing && <FollowedSets at={at} onClose={() => setListing(false)} />}
    </>
  );
}

/** Of the view as it was saved: what is not saved has no name by which it could be told. */
function FollowButton({ at }: { at: OpenView }) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const text = useProblemText();
  const followed = useFollowedSets();
  const { follow, unfollow } = useFollowWork();
  const { view } = at;
  const follows =
    followed.data?.items.some((set) => set.view === view?.id && set.ended === undefined) ?? false;
  const toggle = () => {
    if (view === null) return;
    (follows ? unfollow : follow).mutate(view.id, {
      onSuccess: () =>
        void message.success(
          t(follows ? 'screening.follow.off' : 'screening.follow.on', { name: view.name }),
        ),
      onError: (error) =>
        notification.error({ title: text(error).title, description: text(error).detail }),
    });
  };
  const saved = view !== null && !at.dirty;
  return (
    <Button
      size="small"
      icon={<EyeOutlined />}
      disabled={!(saved || follows) || !followed.isSuccess}
      loading={follow.isPending || unfollow.isPending}
      title={t(saved || follows ? 'screening.follow.hint' : 'screening.follow.saveFirst')}
      onClick={toggle}
    >
      {t(follows ? 'screening.follow.stop' : 'screening.follow.start')}
    </Button>
  );
}

/** A following that is over is told until it is put away. */
export function EndedFollowings() {
  const { t } = useTranslation();
  const { unfollow } = useFollowWork();
  const { data } = useFollowedSets();
  return data?.items.map(
    ({ view, name, ended }) =>
      ended !== undefined && (
        <Alert
          key={view}
          type="warning"
          banner
          showIcon
          title={t('screening.follow.ended', {
            name,
            why: t(`screening.follow.why.${ended.why}`),
          })}
          action={
            <Button size="small" loading={unfollow.isPending} onClick={() => unfollow.mutate(view)}>
              {t('screening.follow.known')}
            </Button>
          }
        />
      ),
  );
}
