import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const gzipped = promisify(gzip);
const brotlied = promisify(brotliCompress);

/** Smaller than this, the headers weigh more than what is saved. */
const least = 1_024;

/**
 * Writes a `.gz` and a `.br` beside every script, style sheet and picture in text below `folder`, at the highest effort:
 * once at the build, so that no processor time goes into it at a page's load.
 */
export const compressAssets = async (folder: string): Promise<void> => {
  const files = await readdir(folder, { recursive: true });
  await Promise.all(
    files.filter((file) => /\.(js|css|svg)$/.test(file)).map((file) => compress(join(folder, file))),
  );
};

const compress = async (file: string): Promise<void> => {
  const content = await readFile(file);
  if (content.byteLength < least) return;
  const [gz, br] = await Promise.all([
    gzipped(content, { level: constants.Z_BEST_COMPRESSION }),
    brotlied(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.byteLength } }),
  ]);
  await Promise.all([writeFile(`${file}.gz`, gz), writeFile(`${file}.br`, br)]);
};
