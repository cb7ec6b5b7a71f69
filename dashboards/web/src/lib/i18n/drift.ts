/** The words of the panel of drift, in both languages. */
export const driftZh = {
  title: '模型漂移',
  hint: '当前企业与在用模型训练样本相比（PSI）',
  none: '尚未判断',
  noneHint: '启用模型后每日判断一次；也可随时执行：',
  state: {
    stable: '稳定',
    watch: '关注',
    alarm: '告警',
    not_judged: '未判断',
    no_reference: '无参照',
  },
  index: '模型指数',
  unscored: '未评分 {{share}}',
  unknown: '无值 {{then}} → {{now}}',
  sum: '标签 {{tags}} 个：告警 {{alarms}}，关注 {{watched}}，未判断 {{notJudged}}',
  noReference: '该模型未记录训练样本的分布，无法判断漂移：请重新训练。',
  todo: '先核实数据来源有无变化；确属企业情况变化的，请重新训练模型。',
};

export const driftEn = {
  title: 'Model drift',
  hint: 'Enterprises now against the training set of the models in force (PSI)',
  none: 'Not judged yet',
  noneHint: 'Judged once a day from when a model is in force; or at any time by:',
  state: {
    stable: 'Stable',
    watch: 'Watch',
    alarm: 'Alarm',
    not_judged: 'Not judged',
    no_reference: 'No reference',
  },
  index: 'Index of the model',
  unscored: '{{share}} not scored',
  unknown: 'no value {{then}} → {{now}}',
  sum: '{{tags}} tags: {{alarms}} alarms, {{watched}} to watch, {{notJudged}} not judged',
  noReference:
    'The model does not tell what it was trained on, so drift cannot be seen: train it anew.',
  todo: 'See first whether a feed has changed; where the enterprises have, train the model anew.',
};
