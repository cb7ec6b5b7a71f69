import { useLanguage } from '@/lib/i18n';
import { codeName } from '@/lib/i18n/fields';
import { industryText } from '@/lib/i18n/industry';
import { Region } from './Region';

/** The field of an event that a tag's code comes from, where its codes have names. */
const FIELDS: Readonly<Record<string, string>> = {
  abn_last_reason: 'reason',
  abn_reason: 'reason',
  ar_business_status: 'business_status',
  cr_five_class: 'five_class',
  cus_credit_grade: 'grade',
  env_credit_grade: 'grade',
  grid_verify_result: 'verdict',
  op_last_sentiment: 'sentiment',
  pl_lfo_type: 'kind',
  re_premises_type: 'tenure',
  reg_entity_type: 'enterprise_type',
  reg_status: 'state',
};

const DISTRICTS: readonly string[] = ['reg_district', 'rec_office_district'];

/** A tag's code by its name, the code in the tooltip; one without a name as it is. */
export function CodeText({ tag, code }: { tag: string; code: string }) {
  const language = useLanguage();
  if (DISTRICTS.includes(tag)) return <Region code={code} />;
  const name =
    tag === 'reg_industry_class'
      ? industryText(code, language)
      : codeName(Object.hasOwn(FIELDS, tag) ? (FIELDS[tag] ?? '') : '', code, language);
  return name === code ? code : <span title={code}>{name}</span>;
}
