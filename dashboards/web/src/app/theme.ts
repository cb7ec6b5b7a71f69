import { theme, type ThemeConfig } from 'antd';

/** Only fonts that the desktop has: nothing is fetched at run time. */
const FONTS =
  "-apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', " +
  "'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif";

const SHARED: ThemeConfig['token'] = {
  fontFamily: FONTS,
  fontSize: 13,
  borderRadius: 3,
  controlHeight: 30,
  controlHeightSM: 24,
  controlHeightLG: 36,
  fontSizeLG: 14,
  fontSizeSM: 12,
  wireframe: false,
  motionDurationMid: '0.12s',
  motionDurationSlow: '0.18s',
};

const LIGHT: ThemeConfig = {
  token: {
    ...SHARED,
    colorPrimary: '#1d5ba8',
    colorLink: '#1d5ba8',
    colorText: '#1a2431',
    colorTextSecondary: '#4d5967',
    colorTextTertiary: '#5e6a77',
    colorTextDescription: '#5e6a77',
    colorTextPlaceholder: '#66727f',
    colorBorder: '#c9d1da',
    colorBorderSecondary: '#d9dfe6',
    colorBgLayout: '#eef1f5',
    colorError: '#bb2029',
    colorWarning: '#b34f08', // darker than the band: it is text on its own soft ground
    colorWarningBg: '#fff4e6', // what is derived from such a seed is grey
    colorWarningBorder: '#efc59b',
    colorSuccess: '#2b7a49',
    colorSuccessBg: '#e8f4ec',
    colorSuccessBorder: '#9fcdb0',
  },
};

const LINK = '#7db4f5';

/** The library derives these from their seeds, darker than text may be on dark paper. */
const DARK_COLOURS = {
  colorPrimary: '#2868b4',
  colorPrimaryHover: '#2f73c4',
  colorPrimaryActive: '#235c9f',
  colorLink: LINK,
  colorLinkHover: '#a3ccfb',
  colorLinkActive: '#a3ccfb',
  colorError: '#ff8a8f',
  colorWarning: '#ffab6b',
  colorSuccess: '#74cc95',
};

/** One blue can't carry white text and be read on dark paper: what is text has the lighter one. */
const DARK: ThemeConfig = {
  algorithm: [
    theme.darkAlgorithm,
    (seed, map) => ({ ...(map ?? theme.darkAlgorithm(seed)), ...DARK_COLOURS }),
  ],
  token: {
    ...SHARED,
    colorText: '#e3ebf5',
    colorTextSecondary: '#b4c2d3',
    colorTextTertiary: '#9aabbf',
    colorTextDescription: '#9aabbf',
    colorTextPlaceholder: '#93a4b8',
    colorBorder: '#41536c',
    colorBorderSecondary: '#34465c',
    colorBgBase: '#17212e',
    colorBgLayout: '#0f1722',
    colorBgContainer: '#17212e',
    colorBgElevated: '#1d2a3c',
  },
  components: {
    Button: {
      defaultHoverColor: LINK,
      defaultHoverBorderColor: LINK,
      defaultActiveColor: LINK,
      defaultGhostColor: '#fff',
      defaultGhostBorderColor: '#fff',
      dangerColor: '#2a0d10',
    },
    Tabs: { itemSelectedColor: LINK, itemHoverColor: LINK, inkBarColor: LINK },
    Menu: { itemSelectedColor: LINK },
    Segmented: { itemColor: '#b4c2d3', itemHoverColor: '#e3ebf5' },
    Pagination: { itemActiveColor: LINK },
  },
};

export function deskTheme(dark: boolean): ThemeConfig {
  return dark ? DARK : LIGHT;
}
