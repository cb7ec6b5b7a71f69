import type { ThemeConfig } from 'antd';

/** Only fonts that the desktop has: nothing is fetched at run time. */
const FONTS =
  "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', " +
  "'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif";

export const deskTheme: ThemeConfig = {
  token: {
    fontFamily: FONTS,
    fontSize: 13,
    colorPrimary: '#1d5ba8',
    colorLink: '#1d5ba8',
    colorText: '#1a2431',
    colorTextSecondary: '#4d5967',
    colorTextPlaceholder: '#66727f',
    colorBorder: '#c9d1da',
    colorBorderSecondary: '#d9dfe6',
    colorBgLayout: '#eef1f5',
    colorError: '#bb2029',
    colorWarning: '#c2570a',
    colorSuccess: '#2b7a49',
    borderRadius: 3,
    controlHeight: 30,
    controlHeightSM: 24,
    controlHeightLG: 36,
    fontSizeLG: 14,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
};
