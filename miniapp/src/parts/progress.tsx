import './progress.css';

interface ProgressProps {
  /** A sentence: "3.250.000đ trên 5.000.000đ". */
  label: string;
  value: number;
  max: number;
}

export function Progress({ label, value, max }: ProgressProps) {
  const share = max > 0 ? Math.max(0, Math.min(1, value / max)) : 1;
  return (
    <div
      className="bar"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <div style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}
