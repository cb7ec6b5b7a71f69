import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useCatalogue } from '@/client/catalogue';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { ConditionForm } from './ConditionForm';
import {
  CONDITIONS_MAX,
  conditionText,
  hasSign,
  SIGNS,
  type Condition,
  type TagSpec,
} from './conditions';
import styles from './TagConditions.module.css';

interface ConditionsProps {
  conditions: Condition[];
  /** How many would match without each, by its text; empty until it is counted. */
  without: ReadonlyMap<string, number>;
  onChange: (conditions: Condition[]) => void;
}

/** Conditions on tags as chips: each can be changed or taken away, and tells what it leaves out. */
export function TagConditions({ conditions, without, onChange }: ConditionsProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['conditions']} role="group" aria-label={t('screening.conditions')}>
      <span className={styles['label']} title={t('screening.asOfHint')}>
        {t('screening.conditions')}
      </span>
      {conditions.map((condition, at) => (
        <Chip
          key={conditionText(condition)}
          condition={condition}
          without={without.get(conditionText(condition))}
          onChange={(next) => onChange(conditions.map((each, i) => (i === at ? next : each)))}
          onRemove={() => onChange(conditions.filter((_, i) => i !== at))}
        />
      ))}
      <Add
        full={conditions.length >= CONDITIONS_MAX}
        onAdd={(next) =>
          onChange([
            ...conditions.filter((each) => conditionText(each) !== conditionText(next)),
            next,
          ])
        }
      />
    </div>
  );
}

function Add({ full, onAdd }: { full: boolean; onAdd: (condition: Condition) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={
        <ConditionForm
          onApply={(condition) => {
            setOpen(false);
            onAdd(condition);
          }}
        />
      }
    >
      <Button
        size="small"
        icon={<PlusOutlined />}
        disabled={full}
        title={full ? t('screening.most', { most: CONDITIONS_MAX }) : undefined}
      >
        {t('screening.add')}
      </Button>
    </Popover>
  );
}

interface ChipProps {
  condition: Condition;
  without: number | undefined;
  onChange: (condition: Condition) => void;
  onRemove: () => void;
}

function Chip({ condition, without, onChange, onRemove }: ChipProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const words = useConditionText();
  const text = words(condition);
  return (
    <span className={styles['chip']} data-condition={conditionText(condition)}>
      <Popover
        trigger="click"
        placement="bottomLeft"
        destroyOnHidden
        open={open}
        onOpenChange={setOpen}
        content={
          <ConditionForm
            initial={condition}
            onApply={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        }
      >
        <button type="button" aria-label={t('screening.edit', { text })}>
          {text}
          {without !== undefined && (
            <small>{t('screening.without', { total: decimal(without) })}</small>
          )}
        </button>
      </Popover>
      <button type="button" aria-label={t('screening.remove', { text })} onClick={onRemove}>
        <CloseOutlined aria-hidden />
      </button>
    </span>
  );
}

/** A condition in words, such as 一年内投诉次数 > 3 次. */
function useConditionText(): (condition: Condition) => string {
  const { t } = useTranslation();
  const english = useLanguage() === 'en';
  const { data } = useCatalogue();
  return (condition) => {
    const spec: TagSpec | undefined = data?.tags.find(({ tag }) => tag === condition.tag);
    const name = spec === undefined ? condition.tag : english ? spec.english : spec.chinese;
    if (condition.test === 'changed')
      return `${name} ${t('screening.changedIn', { count: Number(condition.value) })}`;
    if (!hasSign(condition.test)) return `${name} ${t(`screening.${condition.test}`)}`;
    const value =
      spec?.kind === 'truth'
        ? t(condition.value === 'true' ? 'screening.yes' : 'screening.no')
        : [condition.value, spec?.unit ?? ''].join(' ').trim();
    return `${name} ${SIGNS[condition.test]} ${value}`;
  };
}
