import type { SoldBill } from '@quaylai/shared/api/return-models';
import { useState } from 'react';
import { IconButton } from '../parts/button.tsx';
import { MoneyField } from '../parts/money-field.tsx';
import { Toggle, Toggles } from '../parts/toggle.tsx';
import { money } from '../words/format.ts';
import { useStaffWords } from '../words/use-staff-words.ts';

/** What comes back: pieces of lines, or an amount. */
export interface Goods {
  readonly lines: { lineId: string; quantity: number }[];
  readonly amountDong: number | null;
}

export const noGoods: Goods = { lines: [], amountDong: null };

interface GoodsProps {
  bill: SoldBill;
  leftDong: number;
  goods: Goods;
  onGoods: (goods: Goods) => void;
}

type Way = 'ALL' | 'PART' | 'LINES';

/** Everything that is left, a sum of it, or pieces of lines where the bill has them. */
export function ReturnGoods({ bill, leftDong, goods, onGoods }: GoodsProps) {
  const { back: words } = useStaffWords();
  const [way, setWay] = useState<Way | null>(null);
  const hasPieces = bill.lines.length > 1 || bill.lines.some(({ quantity }) => quantity > 1);
  const choose = (next: Way) => {
    setWay(next);
    onGoods(next === 'ALL' ? { lines: [], amountDong: leftDong } : noGoods);
  };
  return (
    <>
      <fieldset className="bare">
        <legend className="strong">{words.what}</legend>
        <Toggles>
          <Toggle on={way === 'ALL'} onTap={() => choose('ALL')}>
            {words.all(money(leftDong))}
          </Toggle>
          <Toggle on={way === 'PART'} onTap={() => choose('PART')}>
            {words.part}
          </Toggle>
          {hasPieces && (
            <Toggle on={way === 'LINES'} onTap={() => choose('LINES')}>
              {words.lines}
            </Toggle>
          )}
        </Toggles>
      </fieldset>
      {way === 'PART' && (
        <MoneyField
          label={words.amount}
          unit="đ"
          value={goods.amountDong}
          onValue={(amountDong) => onGoods({ lines: [], amountDong: amountDong === 0 ? null : amountDong })}
          error={(goods.amountDong ?? 0) > leftDong ? words.tooMuch(money(leftDong)) : undefined}
        />
      )}
      {way === 'LINES' && <Pieces bill={bill} goods={goods} onGoods={onGoods} />}
    </>
  );
}

function Pieces({ bill, goods, onGoods }: Omit<GoodsProps, 'leftDong'>) {
  const { back: words } = useStaffWords();
  const piecesOf = (lineId: string) => goods.lines.find((line) => line.lineId === lineId)?.quantity ?? 0;
  const set = (lineId: string, quantity: number) => {
    const others = goods.lines.filter((line) => line.lineId !== lineId);
    onGoods({ lines: quantity > 0 ? [...others, { lineId, quantity }] : others, amountDong: null });
  };
  return (
    <ul className="list">
      {bill.lines.map((line, place) => {
        const name = line.sku ?? line.category ?? words.line(place + 1);
        const pieces = piecesOf(line.lineId);
        return (
          <li key={line.lineId} className="list-row">
            <span className="grow">
              <span className="list-title wrap-anywhere">{name}</span>
              <span className="list-detail">{words.lineLeft(String(line.quantity), money(line.leftDong))}</span>
            </span>
            <IconButton
              icon="minus"
              label={words.fewer(name)}
              onClick={() => set(line.lineId, Math.max(0, pieces - 1))}
            />
            <output className="number strong" aria-label={words.pieces(name, pieces)}>
              {pieces}
            </output>
            <IconButton
              icon="plus"
              label={words.more(name)}
              onClick={() => set(line.lineId, line.leftDong === 0 ? 0 : Math.min(line.quantity, pieces + 1))}
            />
          </li>
        );
      })}
    </ul>
  );
}
