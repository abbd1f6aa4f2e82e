import { render, screen } from '@testing-library/react';
import App from './App';

describe('the portal', () => {
  it('asks who is there before it shows anything', async () => {
    Object.assign(process.env, {
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Tieout', baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
        },
      ],
    });

    render(App.createRoot());

    expect(
      await screen.findByRole('button', { name: 'Enter as guest' }),
    ).toBeInTheDocument();
  });
});
