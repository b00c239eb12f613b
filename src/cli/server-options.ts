import { InvalidArgumentError, Option } from 'commander';

/** What a command that serves pages listens to. */
export interface ServerOptions {
  readonly host?: string | true;
  readonly port?: number;
}

export function hostOption(): Option {
  return new Option('--host [address]', 'listen beyond this machine, at an address or at all that it has');
}

export function portOption(): Option {
  return new Option('--port <number>', 'where to listen; the next free one where it is taken').argParser(
    readPort,
  );
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('expected a port, such as 4321');
  return port;
}
