import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@/lib/i18n';
import '@/app/desk.css'; // before the pages, whose rules go before it
import { App } from '@/app/App';
import { startAppearance } from '@/lib/appearance';

startAppearance();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
