import { foldVietnamese } from '@quaylai/shared/words/fold';
import { useMemo, useState } from 'react';
import { useToday } from '../../api/use-today.ts';
import { Button } from '../../parts/button.tsx';
import { SelectField, TextField } from '../../parts/field.tsx';
import { List, ListRow, Section } from '../../parts/list.tsx';
import { Notice } from '../../parts/states.tsx';
import { useUnit } from '../../state/use-unit.ts';
import { count, day, phone, pointsOf } from '../../words/format.ts';
import { useImportWords } from '../../words/use-import-words.ts';
import { Clause } from '../rules/clause.tsx';
import { type Checked, checkLines, type GoodLine } from './check-lines.ts';
import { columns, type Mapping, type ReadList } from './read-list.ts';

const goodShown = 5;
const badShown = 50;
const sourceCharsMax = 40;

interface ReviewProps {
  list: ReadList;
  onEdit: () => void;
  onSend: (source: string, lines: readonly GoodLine[]) => void;
}

/** What was read, line by line, before anything is sent: what is ready, what must be mended and why. */
export function ReviewStep({ list, onEdit, onSend }: ReviewProps) {
  const words = useImportWords();
  const today = useToday();
  const [mapping, setMapping] = useState<Mapping>(list.mapping);
  const [source, setSource] = useState(words.sourceFirst);
  const checked = useMemo(() => checkLines(list.lines, mapping, today), [list, mapping, today]);
  const slug = sourceName(source);
  const ready = checked.good.length;
  return (
    <>
      <Columns list={list} mapping={mapping} onMapping={setMapping} />
      <Ready checked={checked} />
      {checked.bad.length > 0 && <Bad checked={checked} />}
      {ready > 0 && (
        <TextField
          label={words.source}
          hint={words.sourceHint}
          value={source}
          onValue={setSource}
          maxLength={sourceCharsMax}
          error={slug === '' ? words.sourceNeeded : undefined}
        />
      )}
      <div className="stack">
        {ready > 0 && (
          <Button disabled={slug === ''} onClick={() => onSend(slug, checked.good)}>
            {words.send(count(ready))}
          </Button>
        )}
        <Button look="second" onClick={onEdit}>
          {words.edit}
        </Button>
      </div>
    </>
  );
}

/** "KiotViet 2025" → "kiotviet-2025": what makes each row happen once, however the name is typed. */
const sourceName = (typed: string): string => foldVietnamese(typed).replace(/[^a-z0-9]+/g, '-');

interface ColumnsProps {
  list: ReadList;
  mapping: Mapping;
  onMapping: (mapping: Mapping) => void;
}

function Columns({ list, mapping, onMapping }: ColumnsProps) {
  const { heads, lines } = list;
  const words = useImportWords();
  const width = Math.max(heads.length, lines[0]?.cells.length ?? 0);
  const found = columns.filter((column) => mapping[column] !== null).map((column) => words.columns[column]);
  // Nobody is brought over without a phone; the rest may be left out.
  const isLacking = list.mapping.phone === null;
  const choices = [
    { value: '', label: words.noColumn },
    ...Array.from({ length: width }, (_, place) => ({
      value: String(place),
      label: heads[place] || `${words.columnAt(String(place + 1))}: ${lines[0]?.cells[place] ?? ''}`,
    })),
  ];
  return (
    <Clause
      title={words.mapping}
      sentence={found.length > 0 ? found.join(', ') : words.noColumn}
      troubled={isLacking}
      opened={isLacking}
    >
      <div className="import-columns">
        {columns.map((column) => (
          <SelectField
            key={column}
            label={words.columns[column]}
            value={mapping[column] === null ? '' : String(mapping[column])}
            onValue={(place) => onMapping({ ...mapping, [column]: place === '' ? null : Number(place) })}
            choices={choices}
          />
        ))}
      </div>
      <p className="small quiet">{words.byPolicy}</p>
    </Clause>
  );
}

function Ready({ checked: { good } }: { checked: Checked }) {
  const words = useImportWords();
  const unit = useUnit();
  const sum = good.reduce((all, { row }) => all + row.points, 0);
  return (
    <Section title={words.ready(count(good.length))}>
      {good.length > 0 && <p className="quiet">{words.points(pointsOf(sum, unit))}</p>}
      {good.length > 0 && (
        <List>
          {good.slice(0, goodShown).map(({ number, row }) => (
            <ListRow
              key={number}
              title={row.name ?? words.noName}
              detail={[phone(row.phone), row.lastDay && day(row.lastDay)].filter(Boolean).join(' · ')}
              end={<span className="number strong">{pointsOf(row.points, unit)}</span>}
            />
          ))}
        </List>
      )}
      {good.length > goodShown && <p className="small quiet">{words.more(count(good.length - goodShown))}</p>}
    </Section>
  );
}

function Bad({ checked: { bad } }: { checked: Checked }) {
  const words = useImportWords();
  return (
    <Section title={words.bad(count(bad.length))}>
      <Notice tone="warn">{words.badHint}</Notice>
      <List>
        {bad.slice(0, badShown).map(({ number, fault, text }) => (
          <ListRow key={number} title={`${words.line(count(number))}: ${words.lineFaults[fault]}`} detail={text} />
        ))}
      </List>
      {bad.length > badShown && <p className="small quiet">{words.more(count(bad.length - badShown))}</p>}
    </Section>
  );
}
