import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { InfoCard } from '@backstage/core-components';
import type { Member, Role } from '@tieout/plugin-tenants-common';
import { DenseTable } from '@tieout/plugin-tenants-react';

const abilities: Record<Role, string> = {
  viewer: 'sees everything of the tenant',
  uploader: 'also uploads, retries and cancels',
  admin: 'may do everything',
};

/** Who belongs to a tenant, and what each may do. */
export function MembersCard({ members }: { members: Member[] }) {
  return (
    <InfoCard
      variant="gridItem"
      noPadding
      title="Members"
      subheader="A role holds for the whole tenant."
    >
      <DenseTable label="Members" flush>
        <TableHead>
          <TableRow>
            <TableCell>User or group</TableCell>
            <TableCell>Role</TableCell>
            <TableCell>May</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {members.map(({ memberRef, role }) => (
            <TableRow key={memberRef}>
              <TableCell component="th" scope="row">
                <code>{memberRef}</code>
              </TableCell>
              <TableCell>{role}</TableCell>
              <TableCell className="wraps">{abilities[role]}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </DenseTable>
    </InfoCard>
  );
}
