import type { Rule, RuleChange } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { differing } from './differing';
import { daysText, effectText } from './effect';
import styles from './Rules.module.css';

/** What a book changes of the one in force, rule by rule; of a changed rule what it was before. */
export function ChangeList({ changes }: { changes: readonly RuleChange[] }) {
  const { t } = useTranslation();
  if (changes.length === 0) return <p className={styles['foot']}>{t('rules.same')}</p>;
  return (
    <ul className={styles['changes']} aria-label={t('rules.changes', { count: changes.length })}>
      {changes.map((change) => {
        const rule = change.after ?? change.before;
        return rule === undefined ? null : (
          <Change key={`${change.change} ${rule.id}`} change={change} rule={rule} />
        );
      })}
    </ul>
  );
}

function Change({ change, rule }: { change: RuleChange; rule: Rule }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const label = {
    name: t('rules.column.rule'),
    kind: t('rules.column.effect'),
    condition: t('rules.column.condition'),
    basis: t('rules.column.basis'),
    author: t('rules.column.author'),
    dates: t('rules.column.dates'),
    enterprises: t('rules.try.enterprise'),
  };
  const facts = (of: Rule) => ({
    name: `${of.zh} · ${of.en}`,
    kind: `${t(`rules.kind.${of.kind}`)} ${effectText(of, t)} · ${t(`risk.${of.risk}`)}`,
    condition: of.condition,
    basis: of.basis,
    author: of.author,
    dates: daysText(of, t),
    enterprises: of.enterprises?.join(', ') ?? '',
  });
  const now = facts(rule);
  const was = change.change === 'changed' && change.before ? facts(change.before) : null;
  return (
    <li data-change={change.change} data-rule={rule.id}>
      <span className={`${styles['mark']} ${styles[`mark-${change.change}`] ?? ''}`}>
        {t(`rules.change.${change.change}`)}
      </span>
      <div>
        <b>{language === 'zh' ? rule.zh : rule.en}</b> <small>{rule.id}</small>
        <div>{now.kind}</div>
        <code>{rule.condition}</code>
        {was !== null &&
          differing(was, now).map((field) => (
            <div key={field} className={styles['was']}>
              {label[field]}
              {': '}
              {field !== 'condition' && `${now[field]} `}
              {t('rules.was')} <del>{was[field]}</del>
            </div>
          ))}
      </div>
    </li>
  );
}
