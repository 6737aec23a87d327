import { containerCommit } from "#lib/contracts/container-commit.ts";
import { parseImageReference } from "#lib/docker/image-reference.ts";
import { bareName } from "#lib/docker/names.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { judgeContainer } from "../../policy/judge-container.ts";

/** A name as a commit takes it, apart, and in full. */
const partsOf = (text: string): { repo: string; tag: string; name: string } => {
  const reference = parseImageReference(text);
  if (reference?.kind !== "name") throw new CodedError("invalid_input", `Not an image's name: ${text}`);
  const repo = `${reference.registry}/${reference.repository}`;
  const tag = reference.tag ?? "latest";
  return { repo, tag, name: `${repo}:${tag}` };
};

/** The id of the image that bears a name now. */
const bearerOf = async (
  { client }: ScopedEngine,
  name: string,
  signal: AbortSignal,
): Promise<string | null> => {
  try {
    return (await client.inspectImage(name, { signal })).Id;
  } catch (error) {
    if (isCodedError(error) && error.code === "not_found") return null;
    throw error;
  }
};

/** Images of containers. A name that is taken is given over only where that was shown and confirmed. */
export const createCommitRoutes = (): Route[] =>
  routes(containerCommit, {
    preview: async ({ engine, actor, input, signal }) => {
      await judgeContainer(engine.client, actor, input.container);
      const { name } = partsOf(input.name);
      return { name, replaces: await bearerOf(engine, name, signal) };
    },
    commit: async ({ engine, actor, input, signal, withdrawn, answer }) => {
      const inspect = await judgeContainer(engine.client, actor, input.container);
      answer.note(`${bareName(inspect.Name ?? "")} ${inspect.Id}`);
      const { repo, tag, name } =
        input.name === undefined ? { repo: "", tag: "", name: null } : partsOf(input.name);
      const replaces = name === null ? null : await bearerOf(engine, name, signal);
      if (replaces !== input.replaces) {
        throw new CodedError("confirmation_outdated", "Another image bears this name by now", {
          reason: `${name}: ${replaces ?? "no image"}`,
        });
      }
      withdrawn.throwIfAborted();
      const { message: comment, author, changes = [], pause = true } = input;
      const spec = { repo, tag, comment, author, changes, pause };
      const image = await engine.client.commitContainer(inspect.Id, spec, { signal });
      await engine.mirror.refresh("images", image).catch((error: unknown) => {
        if (!isCodedError(error)) throw error;
      });
      return { image };
    },
  });
