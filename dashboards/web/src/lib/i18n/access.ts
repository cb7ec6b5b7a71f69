/** Names of the roles. */
export const accessZh = {
  roles: {
    'city-office': '市金融办',
    analyst: '分析员',
    'district-lead': '区县负责人',
    'town-inspector': '镇街核查员',
    'industry-authority': '行业主管部门',
    'police-liaison': '公安联络员',
    'bank-officer': '银行人员',
    approver: '复核批准人',
    'rule-maker': '规则模型制作',
    'rule-checker': '规则模型审核',
    auditor: '审计员',
    'security-admin': '安全管理员',
    'system-admin': '系统管理员',
  },
};

export const accessEn: typeof accessZh = {
  roles: {
    'city-office': 'City office',
    analyst: 'Analyst',
    'district-lead': 'District lead',
    'town-inspector': 'Town inspector',
    'industry-authority': 'Industry authority',
    'police-liaison': 'Police liaison',
    'bank-officer': 'Bank officer',
    approver: 'Approver',
    'rule-maker': 'Rule and model maker',
    'rule-checker': 'Rule and model checker',
    auditor: 'Auditor',
    'security-admin': 'Security administrator',
    'system-admin': 'System administrator',
  },
};
