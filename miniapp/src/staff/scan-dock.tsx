import { Button } from '../parts/button.tsx';

interface ScanDockProps {
  label: string;
  busy: boolean;
  onScan: () => void;
}

/** What a till does most, where the thumb lies. */
export function ScanDock({ label, busy, onScan }: ScanDockProps) {
  return (
    <div className="scan-button">
      <Button icon="scan" busy={busy} onClick={onScan}>
        {label}
      </Button>
    </div>
  );
}
