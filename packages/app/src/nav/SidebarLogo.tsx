import {
  Link,
  sidebarConfig,
  useSidebarOpenState,
} from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useTenantLink } from '@tieout/plugin-tenants-react';
import { TieoutMark } from '../brand/TieoutMark';

const useStyles = makeStyles({
  root: {
    height: 2 * sidebarConfig.logoHeight,
    display: 'flex',
    alignItems: 'center',
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: 12,
    marginLeft: 20,
    color: '#ffffff',
    fontSize: 22,
    fontWeight: 700,
    letterSpacing: '-0.01em',
  },
});

/** Mark, and the name beside it while the sidebar is open; leads home. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  const link = useTenantLink();
  return (
    <div className={classes.root}>
      <Link
        to={link('/')}
        underline="none"
        className={classes.link}
        aria-label="Tieout, home"
      >
        <TieoutMark size={32} />
        {isOpen && <span>Tieout</span>}
      </Link>
    </div>
  );
}
