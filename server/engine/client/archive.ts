import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { fileBytes } from "#lib/docker/file-path.ts";
import { type CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import { containerRef } from "../ids.ts";
import type { StreamedBody } from "../transport/exchange.ts";
import { type PathStat, readPathStat } from "../types/archive.ts";
import { type Call, type CallOptions, slowChange } from "./call.ts";
import { endedBy } from "./ended-by.ts";
import { query } from "./query.ts";

/** To mount a container's file system and its volumes takes an engine under load its time. */
const mountMs = 60_000;

/**
 * Files of a container by the engine's archive API, running or not. Paths are texts of `lib/docker/file-path`, absolute;
 * what they lead to is resolved by the engine inside the container's own root.
 */
export const createArchiveCalls = (call: Call) => {
  const readArchive = async (ref: string, path: string, options: CallOptions = {}): Promise<Readable> => {
    const answer = await call({ ...options, firstByteMs: mountMs }, (docker) =>
      docker.getContainer(containerRef(ref)).getArchive(query({ path: fileBytes(path) }) as { path: string }),
    );
    return endedBy(answer as IncomingMessage, options.signal);
  };

  return {
    /**
     * `GET /containers/{id}/archive`: the tar archive of a file, or of a folder with all that is below it. Read it to its
     * end or destroy it; nothing is buffered. A link is itself, not what it leads to; a path that ends in `/.` is.
     */
    readArchive,

    /** `HEAD /containers/{id}/archive`: what is at a path. Rejects in the engine's words, which only a GET tells. */
    async statPath(ref: string, path: string, options: CallOptions = {}): Promise<PathStat> {
      let headers: IncomingHttpHeaders = {};
      const onHeaders = (given: IncomingHttpHeaders): void => {
        headers = given;
      };
      try {
        const answer = await call({ ...options, onHeaders, firstByteMs: mountMs }, (docker) =>
          docker
            .getContainer(containerRef(ref))
            .infoArchive(query({ path: fileBytes(path) }) as { path: string }),
        );
        (answer as IncomingMessage).resume();
      } catch (error) {
        if (!isCodedError(error) || !saysNothing.has(error.code)) throw error;
        (await readArchive(ref, path, options)).destroy();
        throw error;
      }
      return readPathStat(headers["x-docker-container-path-stat"]);
    },

    /**
     * `PUT /containers/{id}/archive`: unpacks an archive in a folder that is there, as fast as the engine takes it.
     * `archive` is destroyed whatever happens; when it breaks off, so does the request, and the call rejects with its
     * error. What the engine says in the middle (no space, read-only) is told in its own words. Resolves when all is
     * written. The engine leaves what a broken archive has brought so far. `stream` says what is known of the
     * archive before.
     */
    async writeArchive(
      ref: string,
      folder: string,
      archive: Readable,
      options: CallOptions & { readonly stream?: StreamedBody } = {},
    ): Promise<void> {
      try {
        await call({ ...options, ...slowChange, answer: "empty" }, (docker) =>
          docker
            .getContainer(containerRef(ref))
            // Nothing may become a folder that was none, nor the other way round.
            .putArchive(
              archive,
              query({ path: fileBytes(folder), noOverwriteDirNonDir: 1 }) as { path: string },
            ),
        );
      } finally {
        archive.destroy();
      }
    },

    /** `GET /containers/{id}/export`: the whole file system as a tar archive, without what is mounted into it. */
    async exportContainer(ref: string, options: CallOptions = {}): Promise<Readable> {
      const answer = await call({ ...options, firstByteMs: mountMs }, (docker) =>
        docker.getContainer(containerRef(ref)).export(),
      );
      return endedBy(answer as IncomingMessage, options.signal);
    },
  };
};

/** Answers to a HEAD have no body: their reason is missing. */
const saysNothing: ReadonlySet<string> = new Set<CodedError["code"]>([
  "not_found",
  "conflict",
  "engine_refused",
  "engine_failed",
]);
