/** As whom, and how mighty, a process is: `user` "" is the container's own. */
export type Rank = { user: string; privileged: boolean };
/** As the container runs itself. */
export const ownRank: Rank = { user: "", privileged: false };

/**
 * As whom the processes of an exec are ended, one after the other. First as the exec itself: another user than root may
 * not end root's processes, and neither root nor who is less privileged may see which of another's are ours. Then, in a
 * container that runs as root, as root: a program with the set-user-id bit made itself somebody else.
 */
export const ranksToEnd = ({ user, privileged }: Rank, ownUser: string): readonly Rank[] => {
  const asAsked = { user, privileged };
  const isOwn = user === "" || user === ownUser || isRoot(user);
  return isOwn || !(ownUser === "" || isRoot(ownUser)) ? [asAsked] : [asAsked, { user: "", privileged }];
};

const isRoot = (user: string): boolean => /^(?:0|root)(?::|$)/.test(user);
