import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { createTranslationMessages } from '@backstage/core-plugin-api/alpha';
import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import {
  SignInPageBlueprint,
  TranslationBlueprint,
} from '@backstage/plugin-app-react';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: async () => {
      const { SignInPage } = await import('@backstage/core-components');
      return props => (
        <SignInPage
          {...props}
          title="Sign in"
          align="center"
          providers={['guest']}
        />
      );
    },
  },
});

const signInWords = TranslationBlueprint.make({
  name: 'sign-in',
  params: {
    resource: createTranslationMessages({
      ref: coreComponentsTranslationRef,
      full: false,
      messages: {
        'signIn.guestProvider.enter': 'Enter as guest',
        'signIn.guestProvider.subtitle':
          'On this machine you may enter without an account. What you do is recorded under the name "guest".',
      },
    }),
  },
});

/** The page that asks who is there, before anything else is shown. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage, signInWords],
});
