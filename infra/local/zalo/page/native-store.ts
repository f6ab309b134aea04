interface StoreRequest {
  readonly mpds_action: string;
  readonly mpds_data?: { readonly keys?: readonly string[]; readonly map?: Record<string, string> };
}

const memory = new Map<string, string>();

/** Falls back to memory where the browser blocks storage inside frames. */
function read(name: string): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '{}') as Record<string, string>;
  } catch {
    return JSON.parse(memory.get(name) ?? '{}') as Record<string, string>;
  }
}

function write(name: string, values: Record<string, string>): void {
  try {
    localStorage.setItem(name, JSON.stringify(values));
  } catch {
    memory.set(name, JSON.stringify(values));
  }
}

/** The synchronous key-value store behind nativeStorage, one per person because each has an own origin. */
export function answerStore(name: string, request: StoreRequest): Record<string, unknown> {
  const values = read(name);
  const keys = request.mpds_data?.keys ?? [];
  switch (request.mpds_action) {
    case 'mpds.get':
      return { map: Object.fromEntries(keys.flatMap((key) => (key in values ? [[key, values[key]]] : []))) };
    case 'mpds.set':
      write(name, { ...values, ...request.mpds_data?.map });
      return { error_keys: [] };
    case 'mpds.remove.key':
      write(name, Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key))));
      return { error_keys: [] };
    case 'mpds.clear.appData':
      write(name, {});
      return {};
    case 'mpds.get.size':
      return { size: JSON.stringify(values).length };
    default:
      return {};
  }
}
