import type { Rule } from '@/client/types';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { daysText, effectText } from './effect';
import styles from './Rules.module.css';

/** The rules of a book. */
export function RuleTable({ rules }: { rules: readonly Rule[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <table className={styles['rules']}>
      <thead>
        <tr>
          <th>{t('rules.column.rule')}</th>
          <th>{t('rules.column.effect')}</th>
          <th>{t('rules.column.condition')}</th>
          <th>{t('rules.column.basis')}</th>
          <th>{t('rules.column.author')}</th>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id} data-rule={rule.id}>
            <td>
              <b>{language === 'zh' ? rule.zh : rule.en}</b>
              <small>{rule.id}</small>
            </td>
            <td>
              <KindChip kind={rule.kind} />
              <span>{effectText(rule, t)}</span>
              <small>{t(`risk.${rule.risk}`)}</small>
            </td>
            <td>
              <code>{rule.condition}</code>
            </td>
            <td>{rule.basis}</td>
            <td>
              {rule.author}
              <small>{daysText(rule, t)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function KindChip({ kind }: { kind: Rule['kind'] }) {
  const { t } = useTranslation();
  return (
    <span className={`${styles['kind']} ${styles[`kind-${kind}`] ?? ''}`}>
      {t(`rules.kind.${kind}`)}
    </span>
  );
}
