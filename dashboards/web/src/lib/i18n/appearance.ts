/** Words of how the pages look, in both languages. */

export const appearanceZh = {
  title: '外观',
  light: '浅色',
  dark: '深色',
  system: '跟随系统',
  columns: '列设置',
  density: '密度',
  compact: '紧凑',
  default: '默认',
  loose: '宽松',
  allColumns: '显示全部列',
};

export const appearanceEn = {
  title: 'Appearance',
  light: 'Light',
  dark: 'Dark',
  system: 'Follow the system',
  columns: 'Columns',
  density: 'Density',
  compact: 'Compact',
  default: 'Default',
  loose: 'Loose',
  allColumns: 'Show all columns',
};
