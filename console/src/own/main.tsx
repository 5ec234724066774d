import '../theme/tokens.css';
import '../theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startOwnLanguage } from '../language/language.ts';
import { OwnPage } from './own-page.tsx';
import { takeSecret } from './secret.ts';

const secret = takeSecret();
// Another link in the same tab changes the fragment alone.
addEventListener('hashchange', () => location.reload());
await startOwnLanguage();

const place = document.getElementById('root');
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <OwnPage secret={secret} />
    </StrictMode>,
  );
}
