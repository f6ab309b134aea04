import type { ApprovalView } from '@quaylai/shared/api/reward-models';
import { useState } from 'react';
import { useAction } from '../api/use-action.ts';
import { useFailureText } from '../api/use-failure-text.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/field.tsx';
import { Notice } from '../parts/states.tsx';
import { useSheet } from '../parts/use-sheet.ts';
import { useStaffWords } from '../words/use-staff-words.ts';
import { useWords } from '../words/use-words.ts';
import { scan } from '../zalo/scan.ts';
import { DecisionSheet } from './decision-sheet.tsx';
import { ScanDock } from './scan-dock.tsx';
import { useShift } from './shift.ts';
import { StaffFrame } from './staff-frame.tsx';

const codeCharsMax = 20;

/** A voucher by its QR, or by the code read aloud; wrong codes are counted by the server (decisions 14). */
export function VoucherEntry() {
  const { voucher: words, counter } = useStaffWords();
  const { zalo } = useWords();
  const text = useFailureText();
  const { branch } = useShift();
  const resolve = useAction('POST /v1/staff/redemptions/resolve');
  const [code, setCode] = useState('');
  const [opening, setOpening] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [found, setFound] = useState<ApprovalView | null>(null);
  const sheet = useSheet('decide');
  const run = async (what: { scanned: string | null; code: string | null }) => {
    const answer = await resolve.run({ body: { branchId: branch.branchId, ...what } });
    if (!answer?.ok) return;
    setFound(answer.value);
    sheet.open();
  };
  const openScanner = async () => {
    setOpening(true);
    setRefusal(null);
    const seen = await scan();
    setOpening(false);
    if (seen.ok) await run({ scanned: seen.value, code: null });
    else if (seen.problem !== 'cancelled') setRefusal(zalo[seen.problem]);
  };
  const typed = code.replace(/[\s-]/g, '');
  return (
    <StaffFrame
      title={words.title}
      dock={
        <>
          {refusal && <Notice tone="warn">{refusal}</Notice>}
          <ScanDock label={opening ? counter.scanning : words.scan} busy={opening} onScan={() => void openScanner()} />
        </>
      }
    >
      <p className="quiet">{words.lead}</p>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed) void run({ scanned: null, code: typed });
        }}
      >
        <TextField
          label={words.code}
          hint={words.codeHint}
          value={code}
          onValue={setCode}
          maxLength={codeCharsMax}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          error={resolve.failure ? text(resolve.failure) : undefined}
        />
        <Button look="second" submit busy={resolve.busy} disabled={typed === ''}>
          {words.do}
        </Button>
      </form>
      {found && sheet.opened && (
        <DecisionSheet
          approval={found}
          onClose={sheet.close}
          onDone={async () => {
            setCode('');
          }}
        />
      )}
    </StaffFrame>
  );
}
