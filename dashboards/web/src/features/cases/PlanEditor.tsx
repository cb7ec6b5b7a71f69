import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import type { CaseStep } from '@/client/types';
import { useTranslation } from '@/lib/i18n';
import styles from './PlanEditor.module.css';

interface EditorProps {
  id?: string;
  value?: CaseStep[];
  onChange?: (plan: CaseStep[]) => void;
}

const MOST = 50;

/** Measures with their days; a control of a form. */
export function PlanEditor({ id, value = [], onChange }: EditorProps) {
  const { t } = useTranslation();
  const change = (at: number, step: Partial<CaseStep>) =>
    onChange?.(value.map((old, i) => (i === at ? { ...old, ...step } : old)));
  return (
    <div id={id} className={styles['plan']}>
      <ol>
        {value.map((step, i) => (
          // steps have no ids, and their order is theirs
          <li key={i}>
            <Input
              aria-label={t('caseWork.plan.step', { n: i + 1 })}
              placeholder={t('caseWork.plan.step', { n: i + 1 })}
              maxLength={500}
              value={step.text}
              onChange={(event) => change(i, { text: event.target.value })}
            />
            <Input
              type="date"
              className={styles['due'] ?? ''}
              aria-label={`${t('caseWork.plan.due')} ${i + 1}`}
              value={step.due}
              onChange={(event) => change(i, { due: event.target.value })}
            />
            <Checkbox
              checked={step.done}
              onChange={(event) => change(i, { done: event.target.checked })}
            >
              {t('caseWork.plan.finished')}
            </Checkbox>
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('caseWork.plan.remove', { n: i + 1 })}
              onClick={() => onChange?.(value.filter((_, other) => other !== i))}
            />
          </li>
        ))}
      </ol>
      <Button
        type="dashed"
        icon={<PlusOutlined />}
        disabled={value.length >= MOST}
        onClick={() => onChange?.([...value, { text: '', due: '', done: false }])}
      >
        {t('caseWork.plan.add')}
      </Button>
    </div>
  );
}
