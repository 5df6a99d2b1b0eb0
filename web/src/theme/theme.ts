import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The house's colour: water at night. */
const petrol: MantineColorsTuple = [
  '#e9f6f6',
  '#d3eaeb',
  '#a6d5d7',
  '#76bfc3',
  '#4fa9af',
  '#35929a',
  '#1f7f88',
  '#146a73',
  '#0d5c63',
  '#07464c',
];

/** Red that can be read as text too. */
const red: MantineColorsTuple = [
  '#fdeceb',
  '#fad5d2',
  '#f4aaa5',
  '#ef8b84',
  '#ff9d96',
  '#dd5349',
  '#cf4036',
  '#c0332a',
  '#b3261e',
  '#8c1d18',
];

/** Cool greys for the night, darkest last. */
const dark: MantineColorsTuple = [
  '#dfe7e8',
  '#c3cfd1',
  '#a5b4b7',
  '#82949a',
  '#3c4b50',
  '#2c383c',
  '#202a2d',
  '#172023',
  '#11181a',
  '#0b1011',
];

const inDialog = {
  attributes: { header: { role: 'presentation' } },
  styles: { title: { fontWeight: 650, fontSize: '1.15rem' } },
};

/** All that makes up the look; pages use its names and no colours of their own. */
export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: 8,
  autoContrast: true,
  colors: { petrol, dark, red },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Their own headers are no banner of the page.
  components: { Modal: { defaultProps: inDialog }, Drawer: { defaultProps: inDialog } },
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.1rem' }, h3: { fontSize: '1rem' } },
  },
});

/** What Mantine's own variables should be for everybody to read them, by day and by night. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#162023',
    '--mantine-color-dimmed': '#4d5c61',
    '--mantine-color-placeholder': '#5f6f74',
    '--mantine-color-anchor': '#0b5a62',
    '--mantine-color-error': '#b3261e',
    '--mantine-color-default-border': '#b9c5c8',
  },
  dark: {
    '--mantine-color-body': '#172023',
    '--mantine-color-text': '#e4ebec',
    '--mantine-color-dimmed': '#a3b3b7',
    '--mantine-color-placeholder': '#8fa0a5',
    '--mantine-color-anchor': '#7cc9cf',
    '--mantine-color-error': '#ff9d96',
    '--mantine-color-default-border': '#43545a',
  },
});
