import { TextArea } from '../parts/field.tsx';
import { linesOf } from './draft.ts';

interface LinesProps {
  label: string;
  lines: readonly string[];
  onLines: (lines: string[]) => void;
  error?: string | undefined;
}

/** A list typed one item a line. */
export function LinesField({ label, lines, onLines, error }: LinesProps) {
  return (
    <TextArea
      label={label}
      value={lines.join('\n')}
      // A line just begun stays while it is empty, or Enter would do nothing.
      onValue={(text) => onLines(text.endsWith('\n') ? [...linesOf(text), ''] : linesOf(text))}
      error={error}
    />
  );
}
