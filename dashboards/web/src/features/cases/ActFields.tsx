import { Form, Input, Radio } from 'antd';
import { personText } from '@/client/cases';
import { ApiProblem } from '@/client/problem';
import type { CaseOutcome, CaseStep, LegalAction } from '@/client/types';
import { PinyinSelect } from '@/components/PinyinSelect';
import { useTranslation, type TFunction } from '@/lib/i18n';
import { PlanEditor } from './PlanEditor';
import { useAssignees } from './useAssignees';

export type Need = LegalAction['needs'][number];

interface FieldsProps {
  needs: readonly Need[];
  outcomes?: readonly CaseOutcome[];
  /** Where assignees and companions come from. */
  region: string;
  /** Who can't be the second inspector: the first. */
  first?: string | undefined;
}

const LONGEST = 2_000;
/** In the order in which they are told. */
const ORDER: readonly Need[] = [
  'assignee',
  'companion',
  'verdict',
  'outcome',
  'until',
  'plan',
  'impact',
  'deserved',
  'reason',
];

/** Exactly the fields that an action needs; all of them are required. */
export function ActFields({ needs, outcomes = [], region, first }: FieldsProps) {
  const { t } = useTranslation();
  return ORDER.filter((need) => needs.includes(need)).map((need) => (
    <Form.Item
      key={need}
      name={need}
      label={t(`caseWork.field.${need}`)}
      rules={need === 'plan' ? [planRule(t)] : [required(t)]}
    >
      {control(need, { outcomes, region, first, t })}
    </Form.Item>
  ));
}

interface ControlContext {
  outcomes: readonly CaseOutcome[];
  region: string;
  first: string | undefined;
  t: TFunction;
}

function control(need: Need, { outcomes, region, first, t }: ControlContext) {
  switch (need) {
    case 'reason':
    case 'impact':
      return <Input.TextArea rows={3} maxLength={LONGEST} showCount />;
    case 'assignee':
      return <PersonSelect region={region} />;
    case 'companion':
      return <PersonSelect region={region} without={first} />;
    case 'until':
      return <Input type="date" min={inDays(1)} style={{ width: 180 }} />;
    case 'verdict':
      return (
        <Radio.Group
          options={(['confirmed', 'refuted', 'inconclusive'] as const).map((value) => ({
            value,
            label: t(`cases.verdict.${value}`),
          }))}
        />
      );
    case 'outcome':
      return (
        <Radio.Group
          options={outcomes.map((value) => ({ value, label: t(`cases.outcome.${value}`) }))}
        />
      );
    case 'deserved':
      return (
        <Radio.Group
          options={[
            { value: true, label: t('caseWork.deserved.yes') },
            { value: false, label: t('caseWork.deserved.no') },
          ]}
        />
      );
    case 'plan':
      return <PlanEditor />;
  }
}

interface PersonProps {
  region: string;
  without?: string | undefined;
  id?: string;
  value?: string;
  onChange?: (name: string) => void;
}

function PersonSelect({ region, without, ...field }: PersonProps) {
  const { t } = useTranslation();
  const people = useAssignees(region, true);
  const failed = people.error instanceof ApiProblem ? people.error.title : undefined;
  return (
    <PinyinSelect
      {...field}
      loading={people.isPending}
      {...(failed !== undefined && { status: 'error' as const })}
      notFoundContent={failed ?? t('caseWork.noAssignees')}
      options={(people.data?.items ?? [])
        .filter(({ person }) => person.name !== without)
        .map(({ person, openCases }) => ({
          value: person.name,
          label: `${personText(person)} · ${t('caseWork.load', { count: openCases })}`,
        }))}
    />
  );
}

function required(t: TFunction) {
  return { required: true, validator: filled(t) };
}

/** Takes `false` for an answer, and a text of blanks for none. */
function filled(t: TFunction) {
  return (_: unknown, value: unknown) =>
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
      ? Promise.reject(new Error(t('caseWork.required')))
      : Promise.resolve();
}

function planRule(t: TFunction) {
  return {
    validator: (_: unknown, plan: CaseStep[] | undefined) =>
      plan !== undefined &&
      plan.length > 0 &&
      plan.every(({ text, due }) => text.trim() !== '' && due !== '')
        ? Promise.resolve()
        : Promise.reject(new Error(t('caseWork.plan.required'))),
  };
}

/** The day in so many days, in Beijing. */
export function inDays(days: number): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}
