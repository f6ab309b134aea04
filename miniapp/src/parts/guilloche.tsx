const turns = 12;
/** Cubic curves of one wave: eight leave the true line by less than a thirtieth of its width. */
const curvesAWave = 8;
const rings = 9;
const depth = 22;
const middle = 200;

interface Place {
  readonly x: number;
  readonly y: number;
  /** How far the curve leads on, a third of a step: where its control points lie. */
  readonly dx: number;
  readonly dy: number;
}

const step = (2 * Math.PI) / (turns * curvesAWave);

function place(radius: number, phase: number, angle: number): Place {
  const wave = turns * angle + phase;
  const r = radius + depth * Math.sin(wave);
  const grows = depth * turns * Math.cos(wave);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: middle + r * cos,
    y: middle + r * sin,
    dx: ((grows * cos - r * sin) * step) / 3,
    dy: ((grows * sin + r * cos) * step) / 3,
  };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
const point = (x: number, y: number): string => `${tenth(x)} ${tenth(y)}`;

/** One closed rosette line, as on banknotes: a circle whose radius breathes. */
function rosette(radius: number, phase: number): string {
  const start = place(radius, phase, 0);
  let d = `M${point(start.x, start.y)}C${point(start.x + start.dx, start.y + start.dy)} `;
  for (let i = 1; i <= turns * curvesAWave; i++) {
    const { x, y, dx, dy } = place(radius, phase, i * step);
    // The control point behind is the mirror of the one ahead, which S leaves out.
    d += `${i === 1 ? '' : 'S'}${point(x - dx, y - dy)} ${point(x, y)}`;
  }
  return `${d}Z`;
}

let drawn: string | undefined;
const lines = (): string => {
  drawn ??= Array.from({ length: rings }, (_, i) => rosette(70 + i * 14, (i * Math.PI) / rings)).join('');
  return drawn;
};

/** Half a wave further round, every line meets its own mirror. */
const halfWave = `rotate(${180 / turns} ${middle} ${middle})`;

/** The fine line pattern behind a member card; decoration only, so it is cheap to draw: it stands in the first paint. */
export function Guilloche() {
  return (
    <svg className="guilloche" viewBox="0 0 400 400" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="0.6">
        <path d={lines()} />
        <path d={lines()} transform={halfWave} />
      </g>
    </svg>
  );
}
