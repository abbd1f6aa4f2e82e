import { render, screen } from '@testing-library/react';
import App from './App';

describe('the portal', () => {
  it('asks who is there before it shows anything', async () => {
    // The bundler puts the configuration there as a list, which an environment
    // of texts cannot hold.
    Object.defineProperty(process, 'env', {
      value: {
        NODE_ENV: 'test',
        APP_CONFIG: [
          {
            context: 'test',
            data: {
              app: { title: 'Tieout', baseUrl: 'http://localhost' },
              backend: { baseUrl: 'http://localhost:7007' },
            },
          },
        ],
      },
    });

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter as guest' }),
    ).toBeInTheDocument();
  });
});
