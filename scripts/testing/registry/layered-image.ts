import { busyboxImage } from "../../test-engine/busybox-image.ts";
import type { DockerCli } from "../../test-engine/docker-cli.ts";

export interface LayeredImage {
  readonly layers: number;
  /** Of random content, so that no compression makes them smaller. */
  readonly layerBytes: number;
}

/** Makes an image on top of the test engine's busybox: each layer is what one container wrote. */
export async function makeLayeredImage(
  docker: DockerCli,
  reference: string,
  { layers, layerBytes }: LayeredImage,
): Promise<void> {
  const container = `layers-${process.pid}-${reference.replaceAll(/[^a-z0-9]/g, "-")}`;
  let base = busyboxImage;
  for (let layer = 1; layer <= layers; layer += 1) {
    const write = `head -c ${layerBytes} /dev/urandom > /layer-${layer}`;
    await docker(["run", "--name", container, "--network", "none", base, "sh", "-c", write]);
    await docker(["commit", "--change", 'CMD ["sh"]', container, reference]);
    await docker(["rm", container]);
    base = reference;
  }
}
