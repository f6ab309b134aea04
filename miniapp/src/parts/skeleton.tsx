import { useWords } from '../words/use-words.ts';
import './states.css';

/** Grey shapes of what is coming. Spoken once as a sentence, drawn as boxes. */
export function Skeleton({ rows = 4, tall = false }: { rows?: number; tall?: boolean }) {
  const { parts } = useWords();
  return (
    <div className="stack" role="status">
      <span className="spoken-only">{parts.loading}</span>
      {tall && <div className="bone bone-tall" />}
      {Array.from({ length: rows }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are all alike
        <div key={i} className="bone" />
      ))}
    </div>
  );
}
