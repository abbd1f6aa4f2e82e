import { useMemo, type ReactElement } from 'react';
import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import {
  NavContentBlueprint,
  type NavContentComponentProps,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import { UserSettingsSignInAvatar } from '@backstage/plugin-user-settings';
import MenuIcon from '@material-ui/icons/Menu';
import NotificationsIcon from '@material-ui/icons/NotificationsNone';
import SearchIcon from '@material-ui/icons/Search';
import { useTenantLink } from '@tieout/plugin-tenants-react';
import { SidebarLogo } from './SidebarLogo';

/** Pages in the order of the work; further ones follow by title. */
const ORDER = [
  'page:tenants',
  'page:uploads/upload',
  'page:uploads/batches',
  'page:sales',
  'page:dbt',
  'page:catalog',
];

// The page that is open tells of the ends of batches by itself.
const NO_SNACKBAR = { enabled: false };

interface NavEntryProps {
  href: string;
  title: string;
  icon: ReactElement | null;
}

function NavEntry({ href, title, icon }: NavEntryProps) {
  const link = useTenantLink();
  // A component of its own for the icon, the same from render to render: a new
  // one each time would be mounted anew.
  const Icon = useMemo(() => () => icon, [icon]);
  return <SidebarItem icon={Icon} to={link(href)} text={title} />;
}

// Backstage's own entry shows the count beside a label that leaves it out.
function renderNotifications({
  unreadCount,
  to,
  onClick,
}: {
  unreadCount: number;
  to: string;
  onClick: () => void;
}) {
  return (
    <SidebarItem
      icon={NotificationsIcon}
      to={to}
      onClick={onClick}
      hasNotifications={unreadCount > 0}
      text={
        unreadCount > 0 ? `Notifications (${unreadCount})` : 'Notifications'
      }
    />
  );
}

function PortalSidebar({ navItems }: NavContentComponentProps) {
  const nav = navItems.withComponent(item => (
    <NavEntry href={item.href} title={item.title} icon={item.icon} />
  ));
  // These have entries of their own below.
  nav.take('page:search');
  nav.take('page:notifications');
  // The graph opens from an entity; on its own it shows nothing.
  nav.take('page:catalog-graph');
  const settings = nav.take('page:user-settings');

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarGroup label="Search" icon={<SearchIcon />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        <SidebarScrollWrapper>
          {ORDER.map(id => nav.take(id))}
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <NotificationsSidebarItem
        snackbarProps={NO_SNACKBAR}
        renderItem={renderNotifications}
      />
      <SidebarDivider />
      <SidebarGroup
        label="Settings"
        icon={<UserSettingsSignInAvatar />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
}

/** The sidebar, as the extension that the app asks for. */
export const navContent = NavContentBlueprint.make({
  params: { component: PortalSidebar },
});
