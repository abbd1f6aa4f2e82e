import {
  createBaseThemeOptions,
  createUnifiedTheme,
  genPageTheme,
  palettes,
} from '@backstage/theme';

// One quiet colour for all headers: the colours of a page belong to its states.
function pageTheme(color: string) {
  const page = genPageTheme({ colors: [color], shape: 'none' });
  return {
    home: page,
    tool: page,
    documentation: page,
    service: page,
    website: page,
    library: page,
    other: page,
    app: page,
    apis: page,
  };
}

const navigation = {
  ...palettes.light.navigation,
  background: '#10252d',
  indicator: '#5eead4',
  color: '#c3d1d6',
  selectedColor: '#ffffff',
  navItem: { hoverBackground: '#1f3d47' },
  submenu: { background: '#1f3d47' },
};

// Words are written as they are said; capitals throughout read slower.
const components = {
  MuiButton: { styleOverrides: { root: { textTransform: 'none' } } },
  MuiToggleButton: { styleOverrides: { root: { textTransform: 'none' } } },
} as const;

/** Tieout by day. */
export const lightTheme = createUnifiedTheme({
  ...createBaseThemeOptions({
    palette: {
      ...palettes.light,
      primary: { main: '#0b5f74' },
      secondary: { main: '#0f766e' },
      link: '#0b5f92',
      linkHover: '#084a72',
      navigation,
    },
  }),
  pageTheme: pageTheme('#15424f'),
  defaultPageTheme: 'tool',
  components,
});

/** Tieout by night. */
export const darkTheme = createUnifiedTheme({
  ...createBaseThemeOptions({
    palette: {
      ...palettes.dark,
      primary: { main: '#7dd3e8', dark: '#56b6cd' },
      secondary: { main: '#5eead4' },
      // Small text of this colour stands on paper and page.
      error: { main: '#ff8a80' },
      navigation,
    },
  }),
  pageTheme: pageTheme('#143640'),
  defaultPageTheme: 'tool',
  components,
});
