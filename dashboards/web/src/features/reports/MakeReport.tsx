import { Alert, App, Form, Input, Modal, Select } from 'antd';
import { useSession } from '@/client/queries';
import { REPORT_KINDS, type ReportDraft, type ReportKind } from '@/client/types';
import { DistrictSelect } from '@/components/DistrictSelect';
import { EnterpriseSelect } from '@/components/EnterpriseSelect';
import { useProblemText } from '@/components/ProblemView';
import { useLanguage, useTranslation } from '@/lib/i18n';
import { decimal } from '@/lib/number';
import { dateTime } from '@/lib/time';
import { useMakeReport, useReportScans } from './queries';

const OF_SCANS: readonly ReportKind[] = ['city', 'district', 'statistics'];

interface Fields {
  kind: ReportKind;
  title?: string;
  region?: string;
  scan?: string;
  enterprise?: string;
  language: ReportDraft['language'];
}

/** Orders a report; who has a part of the city begins with the district sheet. */
export function MakeReport({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const text = useProblemText();
  const language = useLanguage();
  const territory = useSession().data?.territory ?? [];
  const whole = territory.includes('');
  const own = whole ? '' : (territory[0] ?? '').slice(0, 6);
  const [form] = Form.useForm<Fields>();
  // nothing is watched before the form is there
  const watched = Form.useWatch('kind', form) as ReportKind | undefined;
  const kind = watched ?? (whole ? 'city' : 'district');
  const region = Form.useWatch('region', form) ?? own;
  const ofScan = OF_SCANS.includes(kind);
  const scans = useReportScans(region, ofScan);
  const make = useMakeReport();

  const submit = (fields: Fields) => {
    make.mutate(
      { ...fields, title: fields.title?.trim() ?? '', region: fields.region ?? own },
      {
        onSuccess: () => {
          void message.success(t('reports.ordered'));
          onClose();
        },
      },
    );
  };

  return (
    <Modal
      open
      title={t('reports.make')}
      okText={t('reports.submit')}
      cancelText={t('common.cancel')}
      confirmLoading={make.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ kind: whole ? 'city' : 'district', region: own, scan: '', language }}
        onFinish={submit}
      >
        <Form.Item name="kind" label={t('reports.kind')}>
          <Select
            options={REPORT_KINDS.map((value) => ({ value, label: t(`reports.kinds.${value}`) }))}
          />
        </Form.Item>
        {kind === 'dossier' ? (
          <Form.Item
            name="enterprise"
            label={t('reports.enterprise')}
            rules={[{ required: true, message: t('reports.enterpriseRequired') }]}
          >
            <EnterpriseSelect unlisted />
          </Form.Item>
        ) : (
          <Form.Item
            name="region"
            label={t('reports.region')}
            extra={whole && kind !== 'district' ? t('reports.wholeCity') : undefined}
            rules={
              kind === 'district' ? [{ required: true, message: t('reports.regionRequired') }] : []
            }
          >
            <RegionField />
          </Form.Item>
        )}
        {ofScan && (
          <Form.Item name="scan" label={t('reports.scan')}>
            <Select
              loading={scans.isPending}
              options={[
                { value: '', label: t('reports.newestScan') },
                ...(scans.data ?? []).map(({ id, title, asOf, enterprises, release }) => ({
                  value: id,
                  label: `${dateTime(asOf)} ${title} · ${t('reports.scanned', {
                    total: decimal(enterprises),
                    release,
                  })}`,
                })),
              ]}
            />
          </Form.Item>
        )}
        {ofScan && scans.data?.length === 0 && (
          <Alert type="warning" showIcon title={t('reports.noScan')} style={{ marginBottom: 16 }} />
        )}
        <Form.Item name="title" label={t('reports.name')}>
          <Input maxLength={100} placeholder={t(`reports.kinds.${kind}`)} autoComplete="off" />
        </Form.Item>
        <Form.Item name="language" label={t('reports.language')}>
          <Select
            options={(['zh', 'en'] as const).map((value) => ({
              value,
              label: t(`reports.languages.${value}`),
            }))}
          />
        </Form.Item>
      </Form>
      {make.error && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={text(make.error).title}
          description={text(make.error).detail}
        />
      )}
    </Modal>
  );
}

interface FieldProps {
  value?: string;
  onChange?: (code: string) => void;
}

function RegionField({ value = '', onChange = () => undefined }: FieldProps) {
  return <DistrictSelect value={value} onChange={onChange} />;
}
