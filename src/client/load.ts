/** Something that the page needs could not be had: the network or the host did not give it. */
export class NotLoaded extends Error {}

/** The text at an address; throws {@link NotLoaded} where it cannot be had. */
export async function loadText(url: string, options?: RequestInit): Promise<string> {
  const response = await had(fetch(url, options));
  if (!response.ok) throw new NotLoaded(`cannot load ${url}: ${response.status} ${response.statusText}`);
  return had(response.text());
}

/** What comes over the network; browsers reject with a `TypeError` where a file or a module does not arrive. */
export async function had<Value>(loading: Promise<Value>): Promise<Value> {
  try {
    return await loading;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new NotLoaded(error.message, { cause: error });
  }
}
