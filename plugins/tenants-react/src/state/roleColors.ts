import type { StateRole } from './states';

/** Colours of a role: text and icon on their background. */
export interface RoleColors {
  color: string;
  background: string;
}

/**
 * Colours by mode and role. Each text stands out from its background by at
 * least 4.5 to 1 (WCAG 2.1, 1.4.3).
 */
export const roleColors: Record<
  'light' | 'dark',
  Record<StateRole, RoleColors>
> = {
  light: {
    neutral: { color: '#3d4856', background: '#e9edf2' },
    running: { color: '#0a4b94', background: '#dcebfb' },
    good: { color: '#12592b', background: '#dcf1e2' },
    attention: { color: '#6f4200', background: '#fbecc9' },
    bad: { color: '#97191a', background: '#fbe2e0' },
    closed: { color: '#555555', background: '#f4f4f4' },
  },
  dark: {
    neutral: { color: '#ced6e0', background: '#343c47' },
    running: { color: '#a6d0ff', background: '#143658' },
    good: { color: '#98e0af', background: '#153c22' },
    attention: { color: '#f8d08b', background: '#463409' },
    bad: { color: '#ffbab3', background: '#551c19' },
    closed: { color: '#bdbdbd', background: '#333333' },
  },
};
