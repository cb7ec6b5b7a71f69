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
import { draftsOf, moved, withRule } from './ownership';
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
      {rules.data !== undefined && (
        <Rules rules={rules.data} onRead={() => rules.refetch().then(({ data }) => data)} />
      )}
    </div>
  );
}

interface Change {
  /** The rules that the change was made of; a newer version must not be overwritten with them. */
  of: OwnershipRules;
  wanted: OwnershipRuleDraft[];
  onDone?: () => void;
  /** Is told the newest rules where somebody else changed them meanwhile. */
  onNewer?: (newest: OwnershipRules) => void;
}

/** Saves a change of the rules at once, and offers to take it back. */
function useChange(onRead: RulesProps['onRead']) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const text = useProblemText();
  const replace = useReplaceRules();
  const save = (
    version: number,
    wanted: OwnershipRuleDraft[],
    onSaved: (saved: OwnershipRules) => void,
    onNewer?: Change['onNewer'],
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
          if (gone) {
            void onRead().then((newest) => {
              if (newest !== undefined) onNewer?.(newest);
            });
          }
        },
      },
    );
  const change = ({ of, wanted, onDone, onNewer }: Change) => {
    const before = draftsOf(of.rules);
    const saved = ({ version }: OwnershipRules) => {
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
    };
    save(of.version, wanted, saved, onNewer);
  };
  return { change, busy: replace.isPending };
}

interface Edited {
  of: OwnershipRules;
  /** Undefined for a new rule. */
  draft: OwnershipRuleDraft | undefined;
}

interface RulesProps {
  rules: OwnershipRules;
  /** Reads the rules again; undefined where that failed. */
  onRead: () => Promise<OwnershipRules | undefined>;
}

function Rules({ rules, onRead }: RulesProps) {
  const { t } = useTranslation();
  const { change, busy } = useChange(onRead);
  const attempt = useTryRules();
  /** The rule that is edited, with the rules as they were when its form was opened. */
  const [editing, setEditing] = useState<Edited | null>(null);
  const drafts = draftsOf(rules.rules);
  const places = new Map(
    rules.rules.filter(({ editable }) => editable).map(({ id }, place) => [id, place]),
  );
  const trial = attempt.data;
  const keep = (made: Change) => {
    attempt.reset(); // it tells of the rules as they were
    change(made);
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
            onClick={() => setEditing({ of: rules, draft: undefined })}
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
                    onMove: (by) => keep({ of: rules, wanted: moved(drafts, place, by) }),
                    onEdit: () => setEditing({ of: rules, draft: drafts[place] }),
                    onRemove: () =>
                      keep({ of: rules, wanted: drafts.filter((_, other) => other !== place) }),
                  },
                })}
              />
            </li>
          );
        })}
      </ol>
      {editing !== null && (
        <OwnershipForm
          draft={editing.draft}
          busy={busy}
          onClose={() => setEditing(null)}
          onSave={(draft) =>
            keep({
              of: editing.of,
              wanted: withRule(draftsOf(editing.of.rules), draft),
              onDone: () => setEditing(null),
              // the form stays; who was told of the newer rules may save over them
              onNewer: (newest) => setEditing({ ...editing, of: newest }),
            })
          }
        />
      )}
    </Panel>
  );
}
