import { containerExport } from "#lib/contracts/container-export.ts";
import { bareName } from "#lib/docker/names.ts";
import { type Route, routes } from "../../http/routes.ts";
import { StreamedFile } from "../../http/streamed-file.ts";
import { judgeContainer } from "../../policy/judge-container.ts";

/** A container's file system as a file. */
export const createExportRoutes = (): Route[] =>
  routes(containerExport, {
    download: async ({ engine, actor, input, signal }) => {
      const inspect = await judgeContainer(engine.client, actor, input.container);
      const archive = await engine.client.exportContainer(inspect.Id, { signal });
      const name = bareName(inspect.Name ?? inspect.Id);
      return new StreamedFile(archive, { mediaType: "application/x-tar", fileName: `${name}.tar` });
    },
  });
