type Unknowns = Readonly<Record<string, unknown>>;

function section(of: Unknowns, name: string): Unknowns {
  const value = of[name];
  return typeof value === 'object' && value !== null ? (value as Unknowns) : {};
}

/** Device-tree strings arrive with the NUL byte that ends them. */
function text(value: unknown): string | undefined {
  const cleaned =
    typeof value === 'string' || typeof value === 'number' ? String(value).replaceAll('\0', '').trim() : '';
  return cleaned === '' ? undefined : cleaned;
}

function present(entries: Readonly<Record<string, string | undefined>>): Unknowns | undefined {
  const filled = Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
  return Object.keys(filled).length > 0 ? filled : undefined;
}

/**
 * The board, from the platform description that CK gathered, or undefined where it gathered none.
 *
 * Picks what describes a kind of board; serial numbers and whatever else identifies one device stay behind.
 */
export function platformOf(features: Unknowns | undefined): Unknowns | undefined {
  if (features === undefined) return undefined;
  const cpu = section(features, 'cpu');
  const os = section(features, 'os');
  const gpu = section(features, 'gpu');
  const clocks = Object.values(section(cpu, 'max_freq')).filter((clock) => typeof clock === 'number');
  const described = {
    board: text(section(features, 'platform').model) ?? text(cpu.name),
    cpu: present({
      name: text(cpu.sub_name) ?? text(cpu.name),
      cores: text(cpu.num_proc),
      max_clock: clocks.length > 0 ? `${Math.max(...clocks)} MHz` : undefined,
    }),
    gpu: present({ name: text(gpu.name), vendor: text(gpu.vendor) }),
    os: present({ name: text(os.name), kernel: text(os.name_short), architecture: text(os.abi) }),
  };
  const filled = Object.entries(described).filter(([, value]) => value !== undefined);
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}
