import { useId, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import ArrowDropDown from '@mui/icons-material/ArrowDropDown';
import { TENANT_PARAM } from './tenantParam';
import { useTenant } from './useTenant';

/** Props of {@link TenantSwitcher}. */
export interface TenantSwitcherProps {
  /**
   * Where to go with the new tenant. A page about one thing of a tenant names
   * its list here. Default: the page itself, without its filters.
   */
  switchTo?: string;
}

interface TenantMenuProps {
  id: string;
  anchor: HTMLElement | null;
  onClose: () => void;
  onChoose: (slug: string) => void;
}

function TenantMenu({ id, anchor, onClose, onChoose }: TenantMenuProps) {
  const { tenant, tenants } = useTenant();
  return (
    <Menu
      id={id}
      anchorEl={anchor}
      open={anchor !== null}
      onClose={onClose}
      MenuListProps={{ 'aria-label': 'Tenants' }}
    >
      {tenants.map(({ slug, name, role }) => (
        <MenuItem
          key={slug}
          selected={slug === tenant.slug}
          role="menuitemradio"
          aria-checked={slug === tenant.slug}
          onClick={() => onChoose(slug)}
        >
          <ListItemText primary={name} secondary={`You are ${role}`} />
        </MenuItem>
      ))}
    </Menu>
  );
}

/** Names the tenant of the page and leads to the same page of another one. */
export function TenantSwitcher({ switchTo }: TenantSwitcherProps) {
  const { tenant } = useTenant();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const menuId = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);

  const choose = (slug: string) => {
    setAnchor(null);
    // Filters name stores and pages of the tenant that is left.
    const query = new URLSearchParams({ [TENANT_PARAM]: slug });
    navigate(`${switchTo ?? pathname}?${query}`);
  };

  return (
    <>
      <Button
        color="inherit"
        variant="outlined"
        endIcon={<ArrowDropDown />}
        aria-label={`Tenant: ${tenant.name}. Switch tenant`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-controls={anchor ? menuId : undefined}
        onClick={event => setAnchor(event.currentTarget)}
        sx={{ textTransform: 'none', maxWidth: '32ch' }}
      >
        {tenant.name}
      </Button>
      <TenantMenu
        id={menuId}
        anchor={anchor}
        onClose={() => setAnchor(null)}
        onChoose={choose}
      />
    </>
  );
}
