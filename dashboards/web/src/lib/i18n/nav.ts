/** The words of the frame around the pages, in both languages. */
export const navZh = {
  cockpit: '驾驶舱',
  audit: '审计',
  main: '主导航',
  alerts: '预警',
  enterprises: '企业画像',
  feeds: '数据接入',
  rules: '规则与模型',
  skip: '跳到正文',
};

export const navEn: typeof navZh = {
  cockpit: 'Cockpit',
  audit: 'Audit',
  main: 'Main',
  alerts: 'Alerts',
  enterprises: 'Enterprises',
  feeds: 'Data feeds',
  rules: 'Rules and models',
  skip: 'Skip to content',
};
