import { Form, Input, Modal, Radio, Select } from 'antd';
import { BANDS, RISKS, type Band, type OwnershipRuleDraft, type Risk } from '@/client/types';
import { useProblemText } from '@/components/ProblemView';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { industrySections } from '@/lib/i18n/industry';
import { idsOf } from './ownership';
import { useAssignees } from './useAssignees';

interface FormProps {
  /** The rule that is edited; undefined for a new one. */
  draft: OwnershipRuleDraft | undefined;
  busy: boolean;
  onClose: () => void;
  onSave: (draft: OwnershipRuleDraft) => void;
}

interface Values {
  region: string;
  sections: string[];
  risk?: Risk;
  atLeast?: Band;
  enterprises: string;
  kind: 'owner' | 'unit';
  owner?: string;
  unit?: string;
}

/** A rule: its conditions, all of which have to hold, and whose the cases are. */
export function OwnershipForm({ draft, busy, onClose, onSave }: FormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [form] = Form.useForm<Values>();
  // there is no value before the form is drawn
  const typed = Form.useWatch('region', form) as string | undefined;
  const chosen = Form.useWatch('kind', form) as Values['kind'] | undefined;
  const region = typed ?? draft?.region ?? '';
  const kind = chosen ?? 'owner';
  const required = [{ required: true, message: t('lists.add.required') }];
  const submit = ({ kind: of, risk, atLeast, enterprises, owner, unit, ...values }: Values) =>
    onSave({
      ...(draft?.id !== undefined && { id: draft.id }),
      region: values.region.trim(),
      sections: values.sections,
      ...(risk !== undefined && { risk }),
      ...(atLeast !== undefined && { atLeast }),
      enterprises: idsOf(enterprises),
      ...(of === 'owner' ? owner !== undefined && { owner } : unit !== undefined && { unit }),
    });
  return (
    <Modal
      open
      title={t('lists.ownership.title')}
      okText={t('lists.ownership.save')}
      confirmLoading={busy}
      mask={{ closable: false }}
      onOk={form.submit}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          ...draft,
          region: draft?.region ?? '',
          sections: draft?.sections ?? [],
          enterprises: draft?.enterprises.join('\n') ?? '',
          kind: draft?.unit === undefined ? 'owner' : 'unit',
        }}
        onFinish={submit}
      >
        <Form.Item
          name="region"
          label={t('lists.ownership.region')}
          extra={t('lists.ownership.regionHint')}
          rules={[{ pattern: /^\d{0,12}$/, message: t('lists.ownership.regionHint') }]}
        >
          <Input inputMode="numeric" maxLength={12} style={{ width: 180 }} />
        </Form.Item>
        <Form.Item name="sections" label={t('lists.ownership.sections')}>
          <Select
            mode="multiple"
            allowClear
            options={industrySections(language).map(({ letter, name }) => ({
              value: letter,
              label: `${letter} ${name}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="risk" label={t('lists.ownership.risk')}>
          <Select
            allowClear
            placeholder={t('lists.bothRisks')}
            options={RISKS.map((value) => ({ value, label: t(`risk.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="atLeast" label={t('lists.ownership.atLeast')}>
          <Select
            allowClear
            options={BANDS.map((value) => ({
              value,
              label: t('lists.ownership.atLeastOf', { band: t(`band.${value}`) }),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="enterprises"
          label={t('lists.ownership.enterprises')}
          extra={t('lists.ownership.enterprisesHint')}
        >
          <Input.TextArea rows={2} />
        </Form.Item>
        <Form.Item name="kind" label={t('lists.ownership.to')}>
          <Radio.Group
            options={(['owner', 'unit'] as const).map((value) => ({
              value,
              label: t(`lists.ownership.ownerKind.${value}`),
            }))}
          />
        </Form.Item>
        {kind === 'owner' ? (
          <Form.Item name="owner" label={t('lists.ownership.owner')} rules={required}>
            <PersonOf region={region} by="owner" />
          </Form.Item>
        ) : (
          <Form.Item
            name="unit"
            label={t('lists.ownership.unit')}
            extra={t('lists.ownership.unitHint')}
            rules={required}
          >
            <PersonOf region={region} by="unit" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

interface PersonProps {
  region: string;
  by: 'owner' | 'unit';
  id?: string;
  value?: string;
  onChange?: (name: string) => void;
}

/** Inspectors whose territory holds the region, or their units. */
function PersonOf({ region, by, ...field }: PersonProps) {
  const { t } = useTranslation();
  const people = useAssignees(region, /^\d{0,12}$/.test(region));
  const text = useProblemText();
  const items = people.data?.items ?? [];
  const none = () => {
    if (people.isFetching) return t('common.loading');
    return people.isError ? text(people.error).title : t('caseWork.noAssignees');
  };
  const options =
    by === 'owner'
      ? items.map(({ person, openCases }) => ({
          value: person.name,
          label: `${person.displayName} · ${person.unit} · ${t('caseWork.load', { count: openCases })}`,
        }))
      : [...new Set(items.map(({ person }) => person.unit))]
          .filter((unit) => unit !== '')
          .map((unit) => ({ value: unit, label: unit }));
  return (
    <Select
      {...field}
      showSearch={{ optionFilterProp: 'label' }}
      loading={people.isFetching}
      {...(people.isError && { status: 'error' as const })}
      notFoundContent={none()}
      options={options}
    />
  );
}
