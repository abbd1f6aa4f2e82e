import { unstable_ClassNameGenerator as ClassNameGenerator } from '@mui/material/className';

// Backstage renders Material UI 4, whose class names are those of version 5.
// Without a prefix of its own, the styles of either would fall on the other.
ClassNameGenerator.configure(name =>
  name.startsWith('v5-') ? name : `v5-${name}`,
);
