/**
 * Colours of the stores in charts, told apart also by readers who do not see
 * red and green alike; each stands out from the page by at least 3 to 1.
 */
export const chartColors: Record<'light' | 'dark', string[]> = {
  light: ['#0068a8', '#b04a00', '#00745a', '#a03c7c', '#7a6200', '#4a4a4a'],
  dark: ['#5ab4ec', '#f0934d', '#35c29d', '#e08fbf', '#e3cf4a', '#c4c4c4'],
};
