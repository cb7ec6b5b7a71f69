/** Words of what late feeds leave blind, in both languages. */

export const lateZh = {
  colon: '：',
  tags_one: '受影响的标签 {{count}} 个',
  tags_other: '受影响的标签 {{count}} 个',
  none: '没有标签依赖这些数据',
  unknown: '{{feeds}} 未登记产生的事件类型，无法列出受影响的标签',
  enterprises: '辖区内 {{total}} 家企业的这些标签未更新',
  ofThis: '该企业的这些标签未更新',
  all: '查看全部',
  title: '迟到的数据及因此未更新的标签',
  feeds: '迟到的数据',
  blind: '未更新的标签',
};

export const lateEn = {
  colon: ': ',
  tags_one: '{{count}} blind tag',
  tags_other: '{{count}} blind tags',
  none: 'no tag rests on these',
  unknown: '{{feeds}} never said what its rows become, so its blind tags can’t be told',
  enterprises: 'not up to date for the {{total}} enterprises of your territory',
  ofThis: 'not up to date for this enterprise',
  all: 'See all',
  title: 'Late feeds and the tags that they leave blind',
  feeds: 'Late feeds',
  blind: 'Blind tags',
};
