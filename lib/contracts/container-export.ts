import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { download } from "./contract.ts";
import { environmentId } from "./environments.ts";

export const containerExport = {
  download: download({
    summary: "A container's whole file system as a tar archive, without what is mounted into it",
    path: "/environments/{environment}/containers/{container}/export",
    access: "container.files-read",
    target: "container",
    errors: ["host_power_required"],
    downloads: ["application/x-tar"],
    input: z.strictObject({ environment: environmentId, container: containerRef }),
  }),
};
