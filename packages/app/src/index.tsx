// First of all imports: it sets the class prefix of Material UI 5, which must
// hold before any of its components is read.
import '@tieout/plugin-tenants-react';
import '@backstage/cli/asset-types';
import '@backstage/ui/css/styles.css';
import ReactDOM from 'react-dom/client';
import App from './App';

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no element with the id "root"');
}
ReactDOM.createRoot(root).render(App.createRoot());
