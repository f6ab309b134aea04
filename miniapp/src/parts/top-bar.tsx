import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useWords } from '../words/use-words.ts';
import { IconButton } from './button.tsx';
import './top-bar.css';

interface TopBarProps {
  title: string;
  /**
   * Where back goes when this page was opened by a deep link and has nothing behind it; without it there is no back
   * button.
   */
  back?: string;
  under?: ReactNode;
}

export function TopBar({ title, back, under }: TopBarProps) {
  const { parts } = useWords();
  const location = useLocation();
  const navigate = useNavigate();
  // The router names the first entry of a visit "default": behind it lies only Zalo.
  const goBack = () => (location.key === 'default' && back ? navigate(back, { replace: true }) : navigate(-1));
  return (
    <header className="top-bar">
      <div className="top-bar-line">
        {back && <IconButton icon="back" label={parts.back} onClick={goBack} />}
        <h1>{title}</h1>
      </div>
      {under}
    </header>
  );
}
