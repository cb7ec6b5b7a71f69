/** A made-up proof of an alert. */
import type { components } from '../../src/client/schema';
import { RULES, type Alert } from './data';
import { event } from './enterprise';

type Schemas = components['schemas'];

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const OTHER = '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752';

function field(name: string, stored: string, derived = stored): Schemas['ProofField'] {
  const same = stored === derived;
  const derivedSha256 = same ? HASH : OTHER;
  return { name, same, stored, derived, storedSha256: HASH, derivedSha256 };
}

const input = (
  kind: Schemas['ProofInput']['kind'],
  name: string,
  chinese: string,
  english: string,
  state: Schemas['ProofInput']['state'] = 'present',
): Schemas['ProofInput'] => ({ kind, name, state, hash: '', chinese, english });

/**
 * @param differing whether an event is missing and the band comes out otherwise
 */
export function proofOf(alert: Alert, differing: boolean): Schemas['AlertProof'] {
  const reasons = alert.reasons.map(
    ({ tag, chinese, english, unit, value, contribution, evidence }) => ({
      tag,
      chinese,
      english,
      unit,
      value,
      contribution,
      evidence,
    }),
  );
  const keys = alert.reasons.flatMap(({ evidence }) => evidence).slice(0, 2);
  const inputs = [
    input(
      'records',
      alert.enterprise,
      '日志记录 214 条，其中事件 198 条',
      '214 records of the log, 198 of them events',
    ),
    input('release', '3', '发布文件可读', 'can be read'),
    input('catalogue', 'product', '标签 255 个', '255 tags'),
    input(
      'model',
      'f1c04f1c04f1c04f',
      '非法集资，内容与编号相符',
      'Illegal fundraising, the content is that of its id',
    ),
    input('rules', 'product', '规则 24 条', '24 rules'),
    input(
      'peers',
      'peers',
      '同类企业分组 6 个，有统计的 6 个',
      '6 groups of peers, statistics of 6',
    ),
    input(
      'feeds',
      'feeds',
      '评估日 131 个，有数据状况记录的 131 个',
      '131 days of evaluations, 131 with the state of feeds',
    ),
  ];
  if (differing) {
    inputs.push(
      input(
        'records',
        'complaints/12345|T-2026-0007',
        '原因所引的事件未存',
        'an event that a stored reason names is not stored',
        'missing',
      ),
    );
  }
  return {
    alert: alert.id,
    enterprise: alert.enterprise,
    risk: alert.risk,
    band: alert.band,
    raisedAt: alert.raisedAt,
    release: alert.release,
    position: { partition: 2, offset: 48_211 },
    same: !differing,
    evaluations: 171,
    fields: [
      field('alert.band', alert.band, differing ? 'yellow' : alert.band),
      field('alert.cause', '10:band_rise\n6:yellow\n6:orange\n'),
      field('alert.episode', String(alert.episode)),
      field('alert.reasons', '128:11:reg_capital\n6:5000.0\n18:0.8412345678901234\n'.repeat(4)),
      field('score.probability', '0.6342109876543211'),
      field('history.scores', '171', differing ? '170' : '171'),
    ],
    inputs,
    ...(differing && {
      divergence: {
        at: alert.raisedAt,
        position: { partition: 2, offset: 48_190 },
        event: false,
      },
    }),
    chain: {
      model: 'f1c04f1c04f1c04f',
      reasons,
      rules: RULES.map(({ rule, chinese, english, basis }) => ({
        rule,
        chinese,
        english,
        basis,
        raised: true,
        tags: [
          {
            tag: 'cmp_fundraise_report_cnt_90d',
            chinese: '90天内非法集资举报件数',
            english: 'Reports of illegal fundraising within 90 days',
            unit: '件',
            value: { kind: 'quantity', value: 4 },
            evidence: keys,
          },
        ],
      })),
      events: keys.map((key, i) => ({ ...event(key.key, i), key })),
    },
  };
}
