/** Queries to begin with; each runs as it stands. */

export interface Snippet {
  key: 'alertsByDistrict' | 'redEnterprises' | 'alertsByMonth' | 'cases' | 'tagOf' | 'feeds';
  statement: string;
}

export const SNIPPETS: readonly Snippet[] = [
  {
    key: 'alertsByDistrict',
    statement: `SELECT
  substring(region, 1, 6) AS \`区县\`,
  risk AS \`风险\`,
  count() AS \`预警数\`,
  uniqExact(enterprise) AS \`企业数\`
FROM alert
WHERE raised_at >= now() - INTERVAL 90 DAY
GROUP BY \`区县\`, \`风险\`
ORDER BY \`预警数\` DESC`,
  },
  {
    key: 'redEnterprises',
    statement: `SELECT e.name, e.region, s.risk, s.risk_index, s.as_of
FROM latest_score AS s
JOIN enterprise AS e ON e.enterprise = s.enterprise
WHERE s.band = 'red' AND s.risk = {risk:String}
ORDER BY s.risk_index DESC
LIMIT 200`,
  },
  {
    key: 'alertsByMonth',
    statement: `SELECT toStartOfMonth(raised_at) AS \`月份\`, countIf(band = 'red') AS \`红\`, countIf(band = 'orange') AS \`橙\`
FROM alert
GROUP BY \`月份\`
ORDER BY \`月份\``,
  },
  {
    key: 'cases',
    statement: `SELECT state AS \`状态\`, count() AS \`案件数\`, countIf(due_on < today()) AS \`逾期\`
FROM case_file
GROUP BY \`状态\`
ORDER BY \`案件数\` DESC`,
  },
  {
    key: 'tagOf',
    statement: `SELECT id, chinese, category, unit, description
FROM tag_catalogue
WHERE chinese LIKE concat('%', {word:String}, '%')
ORDER BY ordinal`,
  },
  {
    key: 'feeds',
    statement: `SELECT feed, max(finished_at) AS \`最近接入\`, sum(accepted) AS \`接收条数\`
FROM feed_run
GROUP BY feed
ORDER BY \`最近接入\``,
  },
];
