import { expect, it, vi } from "vitest";
import { CodedError } from "#lib/errors/coded-error.ts";
import { removeUnlessUsed } from "./in-use.ts";

const none = () => [];

it("removes nothing where the right was withdrawn while it was prepared", async () => {
  const right = new AbortController();
  right.abort(new CodedError("forbidden", "The right was withdrawn"));
  const remove = vi.fn(async () => "removed");
  await expect(removeUnlessUsed(remove, none, right.signal)).rejects.toMatchObject({ code: "forbidden" });
  expect(remove).not.toHaveBeenCalled();
});

it("gives the removal's result where nothing stands against it", async () => {
  await expect(removeUnlessUsed(async () => "removed", none, new AbortController().signal)).resolves.toBe(
    "removed",
  );
});
