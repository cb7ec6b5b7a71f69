import { PlusOutlined } from '@ant-design/icons';
import { Alert, App, Button, Skeleton, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { ApiProblem } from '@/client/problem';
import type { OwnershipRuleDraft, OwnershipRules } from '@/client/types';
import { Blank } from '@/components/Blank';
import { Panel } from '@/components/Panel';
import { ProblemView, useProblemText } from '@/components/ProblemView';
import { useTranslation } from '@/lib/i18n';
import { useTitle } from '@/lib/useTitle';
import { draftsOf, moved } from './ownership';
import { OwnershipForm } from './OwnershipForm';
import styles from './Ownership.module.css';
import { OwnershipRow } from './OwnershipRow';
import { useOwnership, useReplaceRules, useTryRules } from './useOwnership';

/** Whose new cases are (归属规则): an ordered list, of which the last that matches is right. */
export function OwnershipPage() {
  const { t } = useTranslation();
  const rules = useOwnership();
  useTitle(t('lists.ownership.title'));
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('lists.ownership.title')}</h1>
      {rules.isPending && <Skeleton active />}
      {rules.isError && <ProblemView error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data !== undefined && <Rules rules={rules.data} onRead={() => void rules.refetch()} />}
    </div>
  );
}

/** Saves a change of the rules at once, and offers to take it back. */
function useChange(rules: OwnershipRules, onRead: () => void) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const text = useProblemText();
  const replace = useReplaceRules();
  const save = (
    version: number,
    wanted: OwnershipRuleDraft[],
    onSaved: (saved: OwnershipRules) => void,
  ) =>
    replace.mutate(
      { version, rules: wanted },
      {
        onSuccess: onSaved,
        onError: (error) => {
          const gone = error instanceof ApiProblem && error.code === 'ownership-changed';
          const { title, detail } = text(error);
          notification.error({
            title: t('lists.ownership.failed'),
            description: gone ? t('lists.ownership.changed') : `${title} ${detail}`,
          });
          if (gone) onRead();
        },
      },
    );
  const change = (wanted: OwnershipRuleDraft[], onDone?: () => void) => {
    const before = draftsOf(rules.rules);
    save(rules.version, wanted, ({ version }) => {
      onDone?.();
      const key = `ownership ${version}`;
      notification.success({
        key,
        title: t('lists.ownership.saved'),
        actions: (
          <Button
            size="small"
            onClick={() => {
              notification.destroy(key);
              save(version, before, () => void message.success(t('lists.ownership.undone')));
            }}
          >
            {t('lists.ownership.undo')}
          </Button>
        ),
      });
    });
  };
  return { change, busy: replace.isPending };
}

function Rules({ rules, onRead }: { rules: OwnershipRules; onRead: () => void }) {
  const { t } = useTranslation();
  const { change, busy } = useChange(rules, onRead);
  const attempt = useTryRules();
  /** The place of the rule that is edited; that of a new one is the end. */
  const [editing, setEditing] = useState<number | null>(null);
  const drafts = draftsOf(rules.rules);
  const places = new Map(
    rules.rules.filter(({ editable }) => editable).map(({ id }, place) => [id, place]),
  );
  const trial = attempt.data;
  const keep = (wanted: OwnershipRuleDraft[], onDone?: () => void) => {
    attempt.reset(); // it tells of the rules as they were
    change(wanted, onDone);
  };
  return (
    <Panel
      className={styles['panel']}
      title={t('lists.ownership.title')}
      extra={
        <Space wrap>
          <Link to="/cases">{t('lists.ownership.back')}</Link>
          <Button
            size="small"
            loading={attempt.isPending}
            disabled={drafts.length === 0}
            onClick={() => attempt.mutate(drafts)}
          >
            {t('lists.ownership.try')}
          </Button>
          <Button
            type="primary"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => setEditing(drafts.length)}
          >
            {t('lists.ownership.add')}
          </Button>
        </Space>
      }
    >
      <p className={styles['note']}>{t('lists.ownership.hint')}</p>
      {attempt.isError && <ProblemView error={attempt.error} />}
      {trial !== undefined && (
        <Alert
          type="info"
          showIcon
          data-testid="trial"
          title={
            t('lists.ownership.tried', {
              cases: trial.cases,
              taken: trial.rules.reduce((all, each) => all + each.cases, 0),
              untaken: trial.untaken,
            }) +
            (trial.byOthers > 0 ? t('lists.ownership.triedOthers', { count: trial.byOthers }) : '')
          }
          description={t('lists.ownership.tryHint')}
        />
      )}
      {rules.rules.length === 0 && (
        <Blank title={t('lists.ownership.empty')} hint={t('lists.ownership.emptyHint')} />
      )}
      <ol className={styles['rules']} aria-label={t('lists.ownership.title')}>
        {rules.rules.map((rule, i) => {
          const place = places.get(rule.id);
          return (
            <li key={rule.id} data-editable={rule.editable}>
              <OwnershipRow
                rule={rule}
                n={i + 1}
                taken={place === undefined ? undefined : trial?.rules[place]}
                {...(place !== undefined && {
                  edits: {
                    busy,
                    first: place === 0,
                    last: place === drafts.length - 1,
                    onMove: (by) => keep(moved(drafts, place, by)),
                    onEdit: () => setEditing(place),
                    onRemove: () => keep(drafts.filter((_, other) => other !== place)),
                  },
                })}
              />
            </li>
          );
        })}
      </ol>
      {editing !== null && (
        <OwnershipForm
          draft={drafts[editing]}
          busy={busy}
          onClose={() => setEditing(null)}
          onSave={(draft) => {
            const next = [...drafts];
            next[editing] = draft;
            keep(next, () => setEditing(null));
          }}
        />
      )}
    </Panel>
  );
}
