import { TextArea } from '../parts/field.tsx';

interface LinesProps {
  label: string;
  hint?: string | undefined;
  lines: readonly string[];
  onLines: (lines: string[]) => void;
  error?: string | undefined;
  warning?: string | undefined;
}

const linesShownMin = 2;
const linesShownMax = 6;

/** A list typed one item a line. */
export function LinesField({ lines, onLines, ...frame }: LinesProps) {
  return (
    <TextArea
      {...frame}
      rows={Math.min(linesShownMax, Math.max(linesShownMin, lines.length + 1))}
      value={lines.join('\n')}
      // Kept as typed, or a space and a line just begun would vanish under the finger; sending cleans them.
      onValue={(text) => onLines(text === '' ? [] : text.split('\n'))}
    />
  );
}
