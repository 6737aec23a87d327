import type { EngineAnswer, EngineHand } from "./engine-hand.ts";
import type { Chance } from "./random.ts";

/** One of the storm's clients, and what it has made and not removed. */
export type Client = {
  readonly name: string;
  readonly hand: EngineHand;
  readonly chance: Chance;
  /** Whether the engine can make networks that containers join. */
  readonly hasBridge: boolean;
  readonly containers: string[];
  readonly volumes: string[];
  readonly networks: string[];
  readonly tags: string[];
  made: number;
};

type Operation = { weight: number; can(client: Client): boolean; run(client: Client): Promise<EngineAnswer> };

const image = "quayside/busybox:1";
const always = () => true;
const some =
  (what: "containers" | "volumes" | "networks" | "tags") =>
  (client: Client): boolean =>
    client[what].length > 0;

const fresh = (client: Client): string => `${client.name}-${++client.made}`;
const idOf = ({ body }: EngineAnswer): string => (body as { Id: string }).Id;

/** Takes one of the client's own away from it, for good if the engine agrees. */
const take = async (
  list: string[],
  { chance }: Client,
  remove: (one: string) => Promise<EngineAnswer>,
): Promise<EngineAnswer> => {
  const one = chance.pick(list);
  const answer = await remove(one);
  if (answer.status < 400 && answer.status > 0) list.splice(list.indexOf(one), 1);
  return answer;
};

const toContainer =
  (path: string) =>
  ({ hand, chance, containers }: Client): Promise<EngineAnswer> =>
    hand.call("POST", `/containers/${chance.pick(containers)}/${path}`);

/**
 * A start that fails (its network is gone) leaves an exit code and tells by no event (moby `daemon/start.go`): only the
 * slow audit would find that. Whoever could not start a container removes it.
 */
const startOrGiveUp = (path: string) => async (client: Client) => {
  const { hand, chance, containers } = client;
  const id = chance.pick(containers);
  const answer = await hand.call("POST", `/containers/${id}/${path}`);
  if (answer.status < 400) return answer;
  return take([id], client, (one) => hand.call("DELETE", `/containers/${one}?force=1&v=1`));
};

const createContainer = async (client: Client): Promise<EngineAnswer> => {
  const { hand, chance, volumes, networks, hasBridge } = client;
  const own = volumes.length > 0 && chance.below(2) === 0 ? [`${chance.pick(volumes)}:/own`] : [];
  const joined = hasBridge && networks.length > 0 && chance.below(2) === 0 ? chance.pick(networks) : "none";
  const answer = await hand.call("POST", `/containers/create?name=${fresh(client)}`, {
    Image: image,
    Cmd: chance.pick([["sleep", "600"], ["true"], ["sh", "-c", "exit 3"], ["sh", "-c", "sleep 1; exit 7"]]),
    Labels: { turn: String(client.made) },
    StopTimeout: 0,
    Volumes: chance.below(4) === 0 ? { "/anonymous": {} } : {},
    HostConfig: { NetworkMode: joined, Binds: own, AutoRemove: chance.below(8) === 0 },
  });
  if (answer.status === 201) client.containers.push(idOf(answer));
  return answer;
};

const createVolume = async (client: Client): Promise<EngineAnswer> => {
  const name = fresh(client);
  const answer = await client.hand.call("POST", "/volumes/create", { Name: name, Labels: { of: "storm" } });
  if (answer.status === 201) client.volumes.push(name);
  return answer;
};

const createNetwork = async (client: Client): Promise<EngineAnswer> => {
  // Where the kernel makes no bridges, a network can at least be a configuration for others.
  const kind = client.hasBridge ? { Driver: "bridge" } : { ConfigOnly: true };
  const answer = await client.hand.call("POST", "/networks/create", { Name: fresh(client), ...kind });
  if (answer.status === 201) client.networks.push(idOf(answer));
  return answer;
};

/** Half of the tags are names that all clients fight for. */
const tag = async (client: Client, source: string): Promise<EngineAnswer> => {
  const shared = client.chance.below(2) === 0;
  const name = shared ? `storm-shared-${client.chance.below(4)}` : `storm-${fresh(client)}`;
  const answer = await client.hand.call("POST", `/images/${source}/tag?repo=${name}&tag=1`);
  if (answer.status === 201) client.tags.push(`${name}:1`);
  return answer;
};

const commit = async (client: Client): Promise<EngineAnswer> => {
  const name = `storm-${fresh(client)}`;
  const container = client.chance.pick(client.containers);
  const answer = await client.hand.call("POST", `/commit?container=${container}&repo=${name}&tag=1`);
  if (answer.status === 201) client.tags.push(`${name}:1`);
  return answer;
};

/**
 * Only for what runs on: a container that does not run is joined to a network without any event (moby
 * `daemon/container_operations.go`, ConnectToNetwork), so that only the next start or the slow audit tells.
 */
const link = (verb: "connect" | "disconnect") => async (client: Client) => {
  const { hand, chance, networks, containers } = client;
  const container = chance.pick(containers);
  const inspected = await hand.call("GET", `/containers/${container}/json`);
  const { Path, State } = (inspected.body ?? {}) as { Path?: string; State?: { Status?: string } };
  if (inspected.status !== 200 || Path !== "sleep" || State?.Status !== "running") return inspected;
  const body = { Container: container, Force: true };
  return hand.call("POST", `/networks/${chance.pick(networks)}/${verb}`, body);
};
const canLink = (client: Client) =>
  client.hasBridge && client.networks.length > 0 && client.containers.length > 0;

/** What a client may do, and how often. Starting a process costs the machine most, so it is rarer than the rest. */
export const operations: Readonly<Record<string, Operation>> = {
  create: { weight: 8, can: ({ containers }) => containers.length < 8, run: createContainer },
  remove: {
    weight: 6,
    can: some("containers"),
    run: (client) =>
      take(client.containers, client, (id) => client.hand.call("DELETE", `/containers/${id}?force=1&v=1`)),
  },
  start: { weight: 5, can: some("containers"), run: startOrGiveUp("start") },
  stop: { weight: 2, can: some("containers"), run: toContainer("stop?t=0") },
  kill: { weight: 2, can: some("containers"), run: toContainer("kill") },
  restart: { weight: 1, can: some("containers"), run: startOrGiveUp("restart?t=0") },
  pause: { weight: 3, can: some("containers"), run: toContainer("pause") },
  unpause: { weight: 3, can: some("containers"), run: toContainer("unpause") },
  rename: {
    weight: 16,
    can: some("containers"),
    run: (client) => toContainer(`rename?name=${fresh(client)}`)(client),
  },
  tag: {
    weight: 18,
    can: always,
    run: (client) => tag(client, client.chance.pick([image, ...client.tags])),
  },
  commit: { weight: 1, can: some("containers"), run: commit },
  untag: {
    weight: 18,
    can: some("tags"),
    run: (client) => take(client.tags, client, (name) => client.hand.call("DELETE", `/images/${name}`)),
  },
  volumeCreate: { weight: 18, can: ({ volumes }) => volumes.length < 12, run: createVolume },
  volumeRemove: {
    weight: 17,
    can: some("volumes"),
    run: (client) => take(client.volumes, client, (name) => client.hand.call("DELETE", `/volumes/${name}`)),
  },
  networkCreate: { weight: 2, can: ({ networks }) => networks.length < 4, run: createNetwork },
  networkRemove: {
    weight: 2,
    can: some("networks"),
    run: (client) => take(client.networks, client, (id) => client.hand.call("DELETE", `/networks/${id}`)),
  },
  connect: { weight: 5, can: canLink, run: link("connect") },
  disconnect: { weight: 5, can: canLink, run: link("disconnect") },
};
