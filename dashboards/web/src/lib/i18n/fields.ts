/**
 * Names of the fields of events, with the unit that the feed mappings bring them to, and of the codes
 * that mappings turn words into. What a later mapping adds is shown by its own id.
 */
import type { Language } from '../time';
import codes from './codes.json';
import vocabulary from './vocabulary.json';

type Names = Readonly<Record<string, readonly [zh: string, en: string]>>;

const FIELDS: Names = {
  ...(vocabulary as unknown as Names), // as the JSON Schemas of the events call them
  advertises: ['投放广告', 'Advertises'],
  amount: ['金额（元）', 'Amount (CNY)'],
  business_status: ['经营状态', 'Business status'],
  change_count: ['变更次数', 'Changes'],
  channel: ['渠道', 'Channel'],
  composition_form: ['组织形式', 'Form of organisation'],
  cost_of_goods_sold: ['营业成本（百万）', 'Cost of goods sold (million)'],
  counted_on: ['统计日期', 'Counted on'],
  current_assets: ['流动资产（百万）', 'Current assets (million)'],
  current_liabilities: ['流动负债（百万）', 'Current liabilities (million)'],
  deduction: ['扣除额（元）', 'Deduction (CNY)'],
  depreciation_amortization: ['折旧与摊销（百万）', 'Depreciation and amortisation (million)'],
  disabled_employed: ['残疾人从业人数', 'Disabled persons employed'],
  disabled_hired: ['残疾人雇工人数', 'Disabled persons hired'],
  district: ['行政区划', 'District'],
  ebit: ['息税前利润（百万）', 'EBIT (million)'],
  ebitda: ['息税折旧摊销前利润（百万）', 'EBITDA (million)'],
  employees: ['从业人数', 'Employees'],
  employees_public: ['从业人数是否公示', 'Employees made public'],
  enterprise_type: ['企业类型', 'Type of enterprise'],
  enterprise_type_gb: ['企业类型（国标）', 'Type of enterprise (national standard)'],
  enterprise_type_item: ['企业类型小项', 'Type of enterprise, item'],
  enterprise_type_minor: ['企业类型细类', 'Type of enterprise, minor class'],
  established_month: ['成立月份', 'Month established'],
  established_year: ['成立年份', 'Year established'],
  executives: ['高管人数', 'Executives'],
  farmers: ['农民人数', 'Farmers'],
  filed_on: ['受理/申报日期', 'Filed on'],
  fiscal_year: ['会计年度', 'Fiscal year'],
  foreign_paid_in_capital: ['外方实缴资本（万元）', 'Foreign paid-in capital (10k CNY)'],
  foreign_registered_capital: ['外方注册资本（万元）', 'Foreign registered capital (10k CNY)'],
  funds: ['资金数额（万元）', 'Funds (10k CNY)'],
  graduates_employed: ['高校毕业生从业人数', 'Graduates employed'],
  graduates_hired: ['高校毕业生雇工人数', 'Graduates hired'],
  gross_profit: ['毛利润（百万）', 'Gross profit (million)'],
  has_website: ['有无网站', 'Has a web site'],
  headline: ['标题', 'Headline'],
  in_town: ['是否城镇', 'In a town'],
  industry_code: ['行业代码', 'Industry code'],
  industry_section: ['行业门类', 'Industry section'],
  inventory: ['存货（百万）', 'Inventory (million)'],
  invests_outside: ['对外投资', 'Invests outside'],
  judgment_count: ['裁判文书数', 'Judgments'],
  long_term_debt: ['长期负债（百万）', 'Long-term debt (million)'],
  market_value: ['市值（百万）', 'Market value (million)'],
  members: ['成员人数', 'Members'],
  members_joined: ['新增成员', 'Members joined'],
  members_left: ['退出成员', 'Members left'],
  name: ['企业名称', 'Name'],
  negative_news_count: ['负面舆情数', 'Negative news'],
  net_income: ['净利润（百万）', 'Net income (million)'],
  net_sales: ['销售净额（百万）', 'Net sales (million)'],
  neutral_news_count: ['中性舆情数', 'Neutral news'],
  news_count: ['舆情数', 'News'],
  operating_expenses: ['营业费用（百万）', 'Operating expenses (million)'],
  operation_form: ['经营方式', 'Form of operation'],
  paid_in_capital: ['实缴资本（万元）', 'Paid-in capital (10k CNY)'],
  partners: ['合伙人数', 'Partners'],
  patent_count: ['专利数', 'Patents'],
  period_end: ['所属期止', 'Period to'],
  period_start: ['所属期起', 'Period from'],
  positive_news_count: ['正面舆情数', 'Positive news'],
  post: ['管辖岗位', 'Post in charge'],
  premises: ['经营场所', 'Premises'],
  project_type: ['项目类型', 'Type of project'],
  promised_return: ['承诺收益率（%/年）', 'Promised return (% a year)'],
  promises_principal: ['承诺保本', 'Promises principal'],
  publication_state: ['公示状态', 'State of publication'],
  published_on: ['发布日期', 'Published on'],
  receivables: ['应收账款（百万）', 'Receivables (million)'],
  reemployed_employed: ['再就业从业人数', 'Re-employed persons employed'],
  reemployed_hired: ['再就业雇工人数', 'Re-employed persons hired'],
  registered_capital: ['注册资本（万元）', 'Registered capital (10k CNY)'],
  registered_on: ['登记日期', 'Registered on'],
  registrar: ['登记机关', 'Registrar'],
  registration_type: ['登记类型', 'Type of registration'],
  report_state: ['年报状态', 'State of report'],
  report_year: ['年报年度', 'Year of report'],
  retained_earnings: ['留存收益（百万）', 'Retained earnings (million)'],
  revenue: ['营业收入（百万）', 'Revenue (million)'],
  risk_industry: ['风险行业', 'Risky industry'],
  sentiment: ['情感倾向', 'Sentiment'],
  state: ['登记状态', 'State'],
  tax_amount: ['税额（元）', 'Tax (CNY)'],
  tax_basis: ['计税依据（元）', 'Tax basis (CNY)'],
  tax_category: ['税种', 'Category of tax'],
  tax_item: ['税目', 'Tax item'],
  tax_rate: ['税率', 'Tax rate'],
  topic: ['事由', 'Subject'],
  total_assets: ['资产总额（百万）', 'Total assets (million)'],
  total_investment: ['投资总额（万元）', 'Total investment (10k CNY)'],
  total_liabilities: ['负债总额（百万）', 'Total liabilities (million)'],
  trademark_count: ['商标数', 'Trademarks'],
  transfers_equity: ['股权转让', 'Transfers equity'],
  valid_until: ['有效期至', 'Valid until'],
  veterans_employed: ['退役士兵从业人数', 'Veterans employed'],
  veterans_hired: ['退役士兵雇工人数', 'Veterans hired'],
};

/** By field, those that the JSON Schemas of the events list. */
const CODES = codes as unknown as Readonly<Record<string, Names>>;

const named = (names: Names | undefined, id: string, language: Language) =>
  names !== undefined && Object.hasOwn(names, id)
    ? names[id]?.[language === 'zh' ? 0 : 1]
    : undefined;

export function fieldName(field: string, language: Language): string {
  return named(FIELDS, field, language) ?? field;
}

/** A field's text: the name of a code that has one, or the text as it is. */
export function codeName(field: string, value: string, language: Language): string {
  return named(Object.hasOwn(CODES, field) ? CODES[field] : undefined, value, language) ?? value;
}
