/**
 * Options that dockerode puts into the request's query and nowhere else: it declares them more narrowly than the API has
 * them, and sends those of some calls as a body, which the engine does not read.
 */
export const query = (options: Record<string, unknown>) => ({ _query: options }) as object;
