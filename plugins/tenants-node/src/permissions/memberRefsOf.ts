import type {
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';

/**
 * The references under which a user may be a member of a tenant: their own
 * and those of the groups that own things for them, as sign-in found them.
 */
export async function memberRefsOf(
  userInfo: UserInfoService,
  credentials: BackstageCredentials,
): Promise<string[]> {
  const { userEntityRef, ownershipEntityRefs } =
    await userInfo.getUserInfo(credentials);
  return [...new Set([userEntityRef, ...ownershipEntityRefs])].map(ref =>
    ref.toLowerCase(),
  );
}
