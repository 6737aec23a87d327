import { contracts } from "#lib/contracts/index.ts";
import { type Route, routes } from "../../http/routes.ts";
import type { SavedCommands } from "./saved-commands.ts";

/** Saved commands over HTTP. Who runs one is judged where it is run. */
export const createSavedCommandRoutes = (saved: SavedCommands): Route[] =>
  routes(contracts.savedCommands, {
    list: ({ actor }) => saved.list(actor),
    create: ({ actor, input }) => saved.create(actor, input),
    update: ({ actor, input }) => saved.update(actor, input.saved, input),
    remove: ({ actor, input, answer }) => {
      answer.note(saved.remove(actor, input.saved));
      return { id: input.saved };
    },
  });
