import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './styles.css';
import { language } from './words.ts';

document.documentElement.lang = language;
// Without it the app works all the same, but for notifications and a start without a network.
void navigator.serviceWorker?.register('/app/sw.js', { scope: '/app/' }).catch(() => undefined);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
