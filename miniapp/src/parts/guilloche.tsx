const turns = 12;
const points = 480;
const rings = 9;

/** One closed rosette line, as on banknotes: a circle whose radius breathes. */
function rosette(radius: number, depth: number, phase: number): string {
  let d = '';
  for (let i = 0; i <= points; i++) {
    const angle = (i / points) * 2 * Math.PI;
    const r = radius + depth * Math.sin(turns * angle + phase);
    d += `${i === 0 ? 'M' : 'L'}${(200 + r * Math.cos(angle)).toFixed(1)} ${(200 + r * Math.sin(angle)).toFixed(1)}`;
  }
  return `${d}Z`;
}

let drawn: string | undefined;
const lines = (): string => {
  drawn ??= Array.from({ length: rings }, (_, i) => {
    const radius = 70 + i * 14;
    const phase = (i * Math.PI) / 9;
    return rosette(radius, 22, phase) + rosette(radius, 22, Math.PI + phase);
  }).join('');
  return drawn;
};

/** The fine line pattern behind a member card; decoration only. */
export function Guilloche() {
  return (
    <svg className="guilloche" viewBox="0 0 400 400" aria-hidden="true" focusable="false">
      <path d={lines()} fill="none" stroke="currentColor" strokeWidth="0.6" />
    </svg>
  );
}
