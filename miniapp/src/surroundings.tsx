import { useEffect } from 'react';
import { useNavigate } from 'react-router-dom';
import { useTheme as useZaloTheme } from 'zmp-ui';
import { paint } from './parts/brand.ts';
import { OfflineBanner } from './parts/states.tsx';
import { useLanguage } from './state/language.ts';
import { useOnlineState } from './state/online.ts';
import { useWho } from './state/session.ts';
import { useTheme } from './state/theme.ts';
import { onNetwork, onOpenApp } from './zalo/events.ts';

/** What surrounds every screen: theme and brand, language, the network, links opened while we run. */
export function Surroundings() {
  const navigate = useNavigate();
  const theme = useTheme();
  const [language] = useLanguage();
  const [online, setOnline] = useOnlineState();
  const [, setZaloTheme] = useZaloTheme();
  const brand = useWho()?.programme.brandColour ?? null;
  useEffect(() => {
    paint(document.documentElement, theme, brand);
    setZaloTheme({ mode: theme });
  }, [theme, brand, setZaloTheme]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => onOpenApp((path) => navigate(path)), [navigate]);
  useEffect(() => onNetwork(setOnline), [setOnline]);
  return <OfflineBanner online={online} />;
}
