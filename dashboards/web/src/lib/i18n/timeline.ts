/** Words of an enterprise's events over time, in both languages. */

export const timelineZh = {
  title: '事件时间线',
  hint: '各部门报来的事件，最新在前',
  category: '按数据类别筛选事件',
  anyCategory: '全部类别',
  none: '还没有收到该企业的任何事件',
  noneOf: '这一类别没有该企业的事件',
  noneOfHint: '没有收到事件，不等于没有发生。',
  details: '详情',
  detailsOf: '{{type}}，{{at}}：全部字段与来源',
  masked: '部分字段涉及个人信息，已隐去',
};

export const timelineEn = {
  title: 'Timeline of events',
  hint: 'What departments reported, newest first',
  category: 'Events of a category',
  anyCategory: 'All categories',
  none: 'No event of this enterprise has come yet',
  noneOf: 'No event of this category has come',
  noneOfHint: 'That none has come does not mean that nothing happened.',
  details: 'Details',
  detailsOf: '{{type}}, {{at}}: all fields and where they come from',
  masked: 'Some fields are of persons and left out',
};
