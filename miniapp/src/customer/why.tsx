import { useAnswer } from '../api/use-answer.ts';
import { Dispute } from './dispute.tsx';
import { ExplanationSheet } from './explanation-sheet.tsx';

/** «Vì sao?» of one's own entry. */
export function Why({ seq, onClose }: { seq: string; onClose: () => void }) {
  const asked = useAnswer('GET /v1/me/entries/{seq}/explain', { params: { seq } });
  return <ExplanationSheet asked={asked} onClose={onClose} foot={<Dispute seq={Number(seq)} />} />;
}
